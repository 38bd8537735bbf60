import Flipbook

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Crashes at a frame as programs with a mistake do: each time, or only where the marker file isn't there yet.
final class Crashing: FrameAnimator {
    enum Kind: String, ExpressibleByArgument, Codable, CaseIterable {
        case index, optional, overflow, fatalError, pointer, abort, recursion
    }
    struct Options: AnimatorOptions {
        @Option var kind = Kind.index
        @Option var at = 5
        @Option var marker: String?
        @Flag var inSetup = false
        @Flag var always = false
        @Flag var blank = false
    }
    let options: Options
    let plot = SmallPlot()
    var data = [1, 2, 3]
    var missing: Int?
    init(options: Options) { self.options = options }

    let frameCount = 12
    func setup() -> Figure {
        if options.inSetup { crash(3) }
        return plot.figure
    }
    func update(frame: Int) {
        if frame == options.at && !options.inSetup || options.always {
            // What is printed around a crash is the animator's own, whatever it looks like.
            print("*** about to crash at \(frame) ***")
            if options.blank { write(STDERR_FILENO, "\n\n*** Sig", 9) }
            if !isMarked { crash(frame + 3) }
        }
        plot.show(Double(frame) / 12)
    }

    private var isMarked: Bool { options.marker.map { !isFirst($0) } ?? false }

    private func crash(_ number: Int) {
        switch options.kind {
        case .index: print(data[number])  // crashes: index
        case .optional: print(missing!)  // crashes: optional
        case .overflow: print(UInt8(number + 300))  // crashes: overflow
        case .fatalError: fatalError("the data is upside down")  // crashes: fatalError
        case .pointer: print(UnsafePointer<Int>(bitPattern: 8)!.pointee)  // crashes: pointer
        case .abort: abort()
        case .recursion: print(endless(number))
        }
    }

    private func endless(_ number: Int) -> Int {  // crashes: recursion
        number < 0 ? 0 : endless(number + 1) + data.count
    }
}
