import CFlipbookPango

/// Owns one reference to a GLib object.
struct GObject: ~Copyable {
    let pointer: OpaquePointer

    init(owning pointer: OpaquePointer) { self.pointer = pointer }

    /// The same, where it is a font map: the only one of Pango's types whose inside C shows.
    var fontMap: UnsafeMutablePointer<PangoFontMap> { UnsafeMutablePointer(pointer) }

    deinit {
        FontLock.hold { g_object_unref(UnsafeMutableRawPointer(pointer)) }
    }
}
