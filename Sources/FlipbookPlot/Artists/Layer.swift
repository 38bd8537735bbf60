import FlipbookCanvas

/// A part of a figure that is drawn as one: over the layers before it, under those after.
struct Layer {
    /// Tells the layer from all others of its figure.
    let identity: Identity
    /// Whether it may look different from when the figure was last drawn.
    let isStale: Bool
    /// Draws it; nothing where it isn't visible.
    let draw: (any Canvas) throws -> Void

    enum Identity: Hashable {
        case artist(ObjectIdentifier)
        /// What lies under all that an artist holds.
        case background(ObjectIdentifier)
    }

    /// An artist by itself.
    init(_ artist: Artist, in transform: Transform, isStale: Bool) {
        identity = .artist(ObjectIdentifier(artist))
        self.isStale = isStale
        draw = { if artist.isVisible { try artist.draw(on: $0, in: transform) } }
    }

    /// What lies under all that an artist holds.
    init(under artist: Artist, isStale: Bool, draw: @escaping (any Canvas) throws -> Void) {
        identity = .background(ObjectIdentifier(artist))
        self.isStale = isStale
        self.draw = draw
    }
}
