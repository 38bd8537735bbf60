import Flipbook

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

// Animators whose frames depend on something outside of the program: declared, as it should be, or not.

/// Shows what a file holds, which it declares.
final class Reading: FrameAnimator {
    struct Options: AnimatorOptions {
        @Option var file = "data"
        @Option var milliseconds: UInt32 = 0
    }
    let options: Options
    let plot = SmallPlot()
    init(options: Options) { self.options = options }

    var inputFiles: [String] { [options.file] }
    let frameCount = 20
    func setup() -> Figure { plot.figure }
    func update(frame: Int) throws {
        usleep(options.milliseconds * 1000)
        let file = open(options.file, O_RDONLY)
        defer { close(file) }
        var byte: UInt8 = 0
        read(file, &byte, 1)
        plot.show(Double(byte) / 255 + Double(frame) / 1000)
    }
}

/// Breaks the rule that a frame depends on its number and parameters alone.
final class Remembering: FrameAnimator {
    enum Kind: String, ExpressibleByArgument, Codable { case order, chance, clock, setup, environment }
    struct Options: AnimatorOptions {
        @Option var kind = Kind.order
        @Option var milliseconds: UInt32 = 0
    }
    let options: Options
    let plot = SmallPlot()
    /// What it has drawn, and in which order.
    var history: UInt64 = 0
    init(options: Options) { self.options = options }

    let frameCount = 30
    func setup() -> Figure {
        if options.kind == .setup { plot.line.width = .random(in: 1...20) }
        return plot.figure
    }
    func update(frame: Int) {
        usleep(options.milliseconds * 1000)
        // Mixed well: other histories are seen, also short ones.
        history = (history &+ UInt64(frame) &+ 1) &* 0x9E37_79B9_7F4A_7C15
        history ^= history >> 29
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        switch options.kind {
        case .order: plot.show(Double(history >> 11) / 0x1p53)
        case .chance: plot.show(.random(in: 0...1))
        case .clock: plot.show(Double(now.tv_nsec / 1000) / 1e6)
        case .setup: plot.show(Double(frame) / 30)
        case .environment: plot.show(getenv("LEVEL").flatMap { Double(String(cString: $0)) } ?? 0)
        }
    }
}
