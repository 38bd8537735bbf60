import FlipbookPlot
import FlipbookSystem

/// An animation: a figure that is built once, and a step that moves its data from frame to frame.
///
/// ```swift
/// @main
/// final class CosineWave: Animator {
///     let x = linspace(0, 4 * .pi, count: 200)
///     let line = Line()
///
///     var frames: Frames<Double> { Frames(count: 60) { 2 * .pi * Double($0) / 60 } }
///
///     func setup() throws -> Figure {
///         let (figure, axes) = Figure.subplots()
///         axes.add(line)
///         axes.yLimits = -1.5...1.5
///         return figure
///     }
///
///     func update(frame: Int, parameters phase: Double) {
///         line.setData(x: x, y: x.map { cos($0 + phase) })
///     }
/// }
/// ```
///
/// Every worker makes an animator of its own, calls ``setup()`` once, and then ``update(frame:parameters:)`` for the
/// frames that it is given, **in no fixed order**. So a frame must be a function of its index and its parameters: what
/// `update` reads it must have set itself, or `setup` must have. Random numbers belong in the parameters. What `update`
/// adds to the figure it must take away before it adds it again: `axes.clear()` empties axes.
///
/// With `@main` the class is a program that renders itself: see ``main()``. For several animators in one program see
/// ``AnimatorCollection``; for an animator that needs only the frame's number see ``FrameAnimator``, and for one that needs
/// only its time ``TimedAnimator``. Where a time is needed, don't divide the index by a rate: `--fps` changes the rate, and
/// `Frames(duration:)` and `TimedAnimator` know it.
public protocol Animator {
    /// What one frame is made from. Travels to the workers as bytes: arrays of numbers fast, and of any size.
    associatedtype Parameters: Codable & Sendable
    /// What the user may set on the command line. None where it isn't declared.
    associatedtype Options: ParsableArguments & Sendable = NoOptions

    /// An animator for these options. Called once in every process of the render.
    ///
    /// An animator without ``Options`` needs only `init()`, which a class whose properties all have values has anyway.
    init(options: Options) throws

    /// An animator with the defaults of its options.
    init() throws

    /// The parameters of every frame, in order, and by that the number of frames.
    ///
    /// Read once in the process that distributes the frames, and pulled from only as fast as frames are drawn.
    var frames: Frames<Parameters> { get throws }

    /// How many frames make a second of video, unless `--fps` says otherwise. 30 where it isn't declared.
    ///
    /// `30_000.0 / 1001` is that very fraction, and `29.97` is 2997/100.
    var framesPerSecond: Double { get }

    /// The data files that `init`, ``setup()`` or ``update(frame:parameters:)`` read, from the current folder. None where
    /// it isn't declared.
    ///
    /// Their content is part of the key of every frame: where it has changed, all frames are drawn again. A file that
    /// changes during the render ends it, and no frame that was drawn from it is kept. What ``frames`` reads and hands
    /// on as parameters need not be declared. Another owner, mode or link of a file counts as a change. Costs two readings
    /// of the files, and one in each worker.
    var inputFiles: [String] { get throws }

    /// What stands for the program in the key of a cached frame. Nil, the default, takes the program's own content, so
    /// that every rebuild with another result draws all frames again.
    ///
    /// It stands for this program: another one, by its name or its package's folder as seen from the cache, has frames of
    /// its own where it declares the same version.
    ///
    /// - Important: change the version with everything in the code that changes the pictures, or else old frames are taken
    ///   for new ones.
    static var version: String? { get }

    /// Builds the figure and its artists.
    ///
    /// The figure is laid out and drawn once as `setup` leaves it, to find its size and its fonts, so it must be one that
    /// can be drawn. No frame shows that picture: ``update(frame:parameters:)`` comes before each frame, the first too.
    func setup() throws -> Figure

    /// Moves the figure's artists to one frame.
    ///
    /// - Parameters:
    ///   - frame: the frame's index, from 0.
    ///   - parameters: the frame's own element of ``frames``.
    func update(frame: Int, parameters: Parameters) throws
}

extension Animator {
    /// 30 frames a second.
    public var framesPerSecond: Double { 30 }

    /// No files.
    public var inputFiles: [String] { [] }

    /// The program's own content.
    public static var version: String? { nil }

    /// The name that the command line, the cache and the video go by: the type's.
    static var name: String { String(describing: Self.self) }
}

extension Animator where Options == NoOptions {
    /// An animator that has no options.
    public init(options: NoOptions) throws { try self.init() }
}

extension Animator where Options: AnimatorOptions {
    /// An animator with the defaults of its options.
    ///
    /// - Throws: where an option has no default.
    public init() throws { try self.init(options: .parse([])) }
}

/// An animator that needs nothing but the frame's number, and says how many frames there are.
///
/// ```swift
/// @main
/// final class Spinner: FrameAnimator {
///     let frameCount = 90
///     …
///     func update(frame: Int) { line.y = … }
/// }
/// ```
public protocol FrameAnimator: Animator where Parameters == NoParameters {
    /// The number of frames.
    var frameCount: Int { get throws }

    /// Moves the figure's artists to one frame.
    ///
    /// - Parameter frame: the frame's index, from 0.
    func update(frame: Int) throws
}

extension FrameAnimator {
    /// As many frames as ``frameCount`` says.
    public var frames: Frames<NoParameters> {
        get throws { try Frames(count: frameCount) { _ in NoParameters() } }
    }

    /// Calls ``FrameAnimator/update(frame:)``.
    public func update(frame: Int, parameters: NoParameters) throws { try update(frame: frame) }
}

/// The parameters of an animator whose frames depend on their number alone.
public struct NoParameters: Codable, Hashable, Sendable {
    /// The parameters of any frame.
    public init() {}
}

extension Animator {
    /// What tells this type from every other one, also of the same name: `Module.Outer.Wave`. The same in every process
    /// of one program.
    ///
    /// Swift names the file of a private type by an address. It stands here from the start of the program or library that
    /// holds it: another build may have another one.
    static var identity: String {
        String(reflecting: Self.self).split(separator: "$", omittingEmptySubsequences: false).enumerated()
            .map { index, part in
                let digits = part.prefix { $0.isHexDigit }
                guard index > 0, let address = UInt(digits, radix: 16) else { return (index > 0 ? "$" : "") + part }
                return "$" + String(LoadedLibrary.offset(of: address), radix: 16) + part.dropFirst(digits.count)
            }
            .joined()
    }
}

/// Several animators in one program, each rendered by its name.
///
/// ```swift
/// @main
/// struct Reel: AnimatorCollection {
///     static var animators: [any Animator.Type] { [Wave.self, Bars.self] }
/// }
/// ```
///
/// `swift package render-animation Reel/Bars`, or `swift run -c release Reel Bars`.
public protocol AnimatorCollection {
    /// The animators. Their names, without modules and outer types, must differ: else the program says so and ends.
    static var animators: [any Animator.Type] { get }
}
