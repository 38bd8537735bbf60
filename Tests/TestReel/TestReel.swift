import Flipbook

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The animators that the end-to-end tests render: each has one property that a test is about.
@main
struct TestReel: AnimatorCollection {
    static var animators: [any Animator.Type] {
        [
            Plain.self, Hashed.self, Talking.self, Throwing.self, Dying.self, Slow.self, Bitmaps.self, Streamed.self,
            Clashing.self, Empty.self, Coloured.self, WrongFont.self, Versioned.self, OutOfStep.self, Wandering.self,
            Stuck.self, Reading.self, Remembering.self, Sized.self, Curves.self, Lettered.self, Foreign.self,
            Scripts.self, Fields.self, Forking.self, Leaving.self, Chatty.self, Reaping.self, Numbered.self,
            Filmed.self, Crashing.self, Changing.self, Timed.self, Heavy.self,
        ]
    }
}

/// A small figure with one line.
struct SmallPlot {
    let figure = Figure(width: 1.6, height: 1.2)
    let line = Line()

    init() {
        let axes = figure.subplots()
        axes.xLimits = 0...1
        axes.yLimits = 0...1
        axes.add(line)
    }

    /// Shows a level, 0...1.
    func show(_ level: Double) { line.setData(x: [0, 1], y: [level, 1 - level]) }
}

/// Whether a file wasn't there yet, which it is from now on: what happens once in all processes of a render asks this.
func isFirst(_ marker: String) -> Bool {
    let file = open(marker, O_CREAT | O_EXCL | O_WRONLY, 0o600)
    if file >= 0 { close(file) }
    return file >= 0
}

/// Needs the frame's number only.
final class Plain: FrameAnimator {
    struct Options: AnimatorOptions {
        @Option var count = 20
        @Option var name: String?
        @Flag var bold = false
        @Option var weights: [Double] = []
    }
    let options: Options
    let plot = SmallPlot()
    init(options: Options) { self.options = options }

    var frameCount: Int { options.count }
    func setup() -> Figure {
        plot.line.width = options.bold ? 4 : 1
        return plot.figure
    }
    func update(frame: Int) { plot.show(Double(frame) / 100 + (options.weights.first ?? 0)) }
}

/// Walks a dictionary and a set, whose order is another in each process but for the render's care.
final class Hashed: Animator {
    struct Parameters: Codable, Sendable {
        var heights: [String: Double]
        var marks: Set<Int>
    }
    let own: Set<String> = ["one", "two", "three", "four", "five", "six", "seven"]
    let plot = SmallPlot()

    var frames: Frames<Parameters> {
        Frames(count: 24) { frame in
            var heights: [String: Double] = [:]
            for name in ["a", "b", "c", "d", "e", "f", "g", "h"].shuffled() {
                heights[name] = Double(name.utf8.first! &* UInt8(frame + 1)) / 255
            }
            return Parameters(heights: heights, marks: Set((0..<9).map { $0 * (frame + 3) }.shuffled()))
        }
    }
    func setup() -> Figure { plot.figure }
    func update(frame: Int, parameters: Parameters) {
        let y =
            parameters.heights.values.map { $0 } + parameters.marks.map { Double($0 % 13) / 13 }
            + own.map { Double($0.count) / 10 }
        plot.line.setData(x: linspace(0, 1, count: y.count), y: y)
    }
}

/// Prints, reads standard input and changes the folder.
final class Talking: FrameAnimator {
    let frameCount = 6
    let plot = SmallPlot()
    func setup() -> Figure {
        print("setup talks")
        return plot.figure
    }
    func update(frame: Int) {
        print("frame \(frame) talks")
        plot.show(readLine() == nil ? Double(frame) / 6 : 1)
        chdir("/")
    }
}

/// Shows how far its time is.
final class Timed: TimedAnimator {
    let duration = Duration.seconds(0.4)
    let plot = SmallPlot()
    func setup() -> Figure { plot.figure }
    func update(at time: FrameTime) { plot.show(time.seconds / 0.8 + time.progress / 2) }
}

/// Throws in setup or at a frame.
final class Throwing: FrameAnimator {
    struct Options: AnimatorOptions {
        @Option var at: Int?
        @Flag var inSetup = false
        /// How many bytes its words have more.
        @Option var length = 0
    }
    struct Mishap: Error, CustomStringConvertible { let description: String }
    let options: Options
    let plot = SmallPlot()
    init(options: Options) { self.options = options }

    let frameCount = 12
    func setup() throws -> Figure {
        if options.inSetup { throw Mishap(description: "the setup is upset" + more) }
        return plot.figure
    }
    func update(frame: Int) throws {
        if frame == options.at { throw Mishap(description: "the data of \(frame) is upside down" + more) }
        plot.show(Double(frame) / 12)
    }
    private var more: String { String(repeating: "!", count: options.length) }
}

/// Kills its own process at a frame: each time, or only where the marker file isn't there yet.
final class Dying: FrameAnimator {
    struct Options: AnimatorOptions {
        @Option var at = 5
        @Option var signal: Int32 = SIGKILL
        @Option var marker: String?
        @Flag var inSetup = false
        @Flag var always = false
    }
    let options: Options
    let plot = SmallPlot()
    init(options: Options) { self.options = options }

    let frameCount = 12
    func setup() -> Figure {
        if options.inSetup { dieUnlessMarked() }
        return plot.figure
    }
    func update(frame: Int) {
        if frame == options.at && !options.inSetup || options.always {
            print("the last words of frame \(frame), said by \(getpid())")
            dieUnlessMarked()
        }
        plot.show(Double(frame) / 12)
    }
    private func dieUnlessMarked() {
        if let marker = options.marker, !isFirst(marker) { return }
        kill(getpid(), options.signal)
        sleep(10)
    }
}

/// Takes its time over each frame.
final class Slow: FrameAnimator {
    struct Options: AnimatorOptions {
        @Option var count = 40
        @Option var milliseconds: UInt32 = 50
    }
    let options: Options
    let plot = SmallPlot()
    init(options: Options) { self.options = options }

    var frameCount: Int { options.count }
    func setup() -> Figure { plot.figure }
    func update(frame: Int) {
        usleep(options.milliseconds * 1000)
        plot.show(Double(frame) / Double(options.count))
    }
}

/// Takes its time over the pixels of each frame: a picture whose every pixel is computed from many.
final class Heavy: FrameAnimator {
    struct Options: AnimatorOptions {
        @Option var count = 12
    }
    let options: Options
    let image = Image(interpolation: .lanczos)
    init(options: Options) { self.options = options }

    var frameCount: Int { options.count }
    func setup() -> Figure {
        let figure = Figure(width: 12, height: 9)
        let axes = figure.subplots()
        axes.add(image)
        update(frame: 0)
        return figure
    }
    func update(frame: Int) {
        image.setData(values: Grid(rows: 8, columns: 8) { row, column in Double((row * column + frame) % 7) })
    }
}

/// Frames made from large parameters.
final class Bitmaps: Animator {
    struct Options: AnimatorOptions {
        @Option var count = 6
        @Option var bytes = 6_000_000
    }
    struct Bitmap: Codable, Sendable {
        var width: Int
        var pixels: [UInt8]
    }
    let options: Options
    let plot = SmallPlot()
    init(options: Options) { self.options = options }

    var frames: Frames<Bitmap> {
        Frames(count: options.count) { [options] frame in
            Bitmap(width: 2000, pixels: [UInt8](repeating: UInt8(truncatingIfNeeded: frame), count: options.bytes))
        }
    }
    func setup() -> Figure { plot.figure }
    func update(frame: Int, parameters: Bitmap) {
        plot.show(Double(parameters.pixels[parameters.pixels.count / 2]) / 10)
    }
}

/// An asynchronous sequence of unknown length.
final class Streamed: Animator {
    let plot = SmallPlot()
    var frames: Frames<Double> {
        Frames(
            AsyncStream { continuation in
                for level in linspace(0, 1, count: 9) { continuation.yield(level) }
                continuation.finish()
            })
    }
    func setup() -> Figure { plot.figure }
    func update(frame: Int, parameters: Double) { plot.show(parameters) }
}

/// Has an option whose name is the renderer's too.
final class Clashing: FrameAnimator {
    struct Options: AnimatorOptions {
        @Option(help: "The number of frames.") var frames = 4
    }
    let options: Options
    let plot = SmallPlot()
    init(options: Options) { self.options = options }
    var frameCount: Int { options.frames }
    func setup() -> Figure { plot.figure }
    func update(frame: Int) { plot.show(Double(frame) / 10) }
}

/// Has no frames.
final class Empty: FrameAnimator {
    let frameCount = 0
    let plot = SmallPlot()
    func setup() -> Figure { plot.figure }
    func update(frame: Int) {}
}

/// Two areas of colours that are known, on a figure of odd size.
final class Coloured: FrameAnimator {
    let frameCount = 3
    func setup() -> Figure {
        let figure = Figure(width: 1.61, height: 1.21)
        figure.subplotParameters = SubplotParameters(left: 0, right: 1, bottom: 0, top: 1)
        let axes = figure.subplots()
        axes.xLimits = 0...1
        axes.yLimits = 0...1
        for (y, color) in [(0.25, Color(red: 1, green: 0, blue: 0)), (0.75, .tabBlue)] {
            let line = axes.plot([-1, 2], [y, y])
            line.width = 30
            line.color = color
        }
        return figure
    }
    func update(frame: Int) {}
}

/// Asks for a font that nobody has.
final class WrongFont: FrameAnimator {
    let frameCount = 2
    func setup() -> Figure {
        let figure = Figure(width: 1.6, height: 1.2)
        let axes = figure.subplots()
        axes.title = "Title"
        axes.titleText.family = "No Such Font At All"
        return figure
    }
    func update(frame: Int) {}
}

/// Says itself what its pictures depend on; `TRANSPARENT` in the environment is what it forgets.
final class Versioned: FrameAnimator {
    static var version: String? { "1" }
    let frameCount = 4
    let plot = SmallPlot()
    func setup() -> Figure {
        if getenv("TRANSPARENT") != nil { plot.figure.color = .white.opacity(0.5) }
        return plot.figure
    }
    func update(frame: Int) { plot.show(Double(frame) / 4) }
}

/// Promises more parameters than it has.
final class OutOfStep: Animator {
    let plot = SmallPlot()
    var frames: Frames<Double> { Frames(AnySequence([0.1, 0.2, 0.3]), count: 5) }
    func setup() -> Figure { plot.figure }
    func update(frame: Int, parameters: Double) { plot.show(parameters) }
}

/// Changes the folder as soon as it can.
final class Wandering: FrameAnimator {
    let frameCount = 4
    let plot = SmallPlot()
    init() { chdir("/") }
    func setup() -> Figure { plot.figure }
    func update(frame: Int) { plot.show(Double(frame) / 4) }
}

/// Never ends at one frame: each time, or only where the marker file isn't there yet.
final class Stuck: FrameAnimator {
    struct Options: AnimatorOptions {
        @Option var at = 5
        @Option var marker: String?
    }
    let options: Options
    let plot = SmallPlot()
    init(options: Options) { self.options = options }

    let frameCount = 12
    func setup() -> Figure { plot.figure }
    func update(frame: Int) {
        plot.show(Double(frame) / 12)
        guard frame == options.at else { return }
        if let marker = options.marker, !isFirst(marker) { return }
        var turns = 0
        while true { turns &+= 1 }
    }
}

/// A picture of any size.
final class Sized: FrameAnimator {
    struct Options: AnimatorOptions {
        @Option var width = 1.0
        @Option var height = 1.0
        @Option var count = 1
    }
    let options: Options
    init(options: Options) { self.options = options }

    var frameCount: Int { options.count }
    func setup() -> Figure { Figure(width: options.width / 100, height: options.height / 100) }
    func update(frame: Int) {}
}
