import FlipbookStore
import FlipbookVideo
import Logging

/// Everything that a render is asked for.
public struct RenderRequest: Sendable {
    /// Who draws.
    public enum Workers: Sendable {
        /// One worker, on a thread of this process.
        case thread(RendererFactory)
        /// So many child processes of this executable, which calls ``Worker/runIfAsked(makeRenderer:)`` first.
        case processes(executable: String, name: String, count: Int)

        /// How many workers draw at once.
        public var count: Int { if case .processes(_, _, let count) = self { count } else { 1 } }
    }

    /// What the frames' keys hang on besides the figure, the frame and its parameters.
    public var program: String
    /// The options in words that a person reads, for the journal.
    public var optionsInWords: String
    /// What every worker is told.
    public var assignment: Assignment
    /// Where parameters come from.
    public var source: ParameterSource
    /// How many frames there are, where that is known before the last.
    public var total: Int?
    /// Which of them are asked for.
    public var range = FrameRange.all
    /// Of these, only so many are looked at and drawn; nil for all. Such a render makes no video.
    public var only: Set<Int>?
    public var workers: Workers
    /// How many frames a worker is given before it asks for them, at least 1.
    public var lookAhead = 8
    /// How long a worker may be at one frame before it is killed; nil for ever.
    public var frameTimeout: Duration? = .seconds(600)
    /// Make the video even where frames can't be drawn; each shows the one before it, those at the start the first that
    /// there is.
    public var keepsGoing = false
    /// Tell of each frame that is drawn why it is.
    public var explains = false
    /// Draw so many frames again afterwards, and compare; nil for one that each worker draws for another.
    public var verifiedFrames: Int?
    /// How many bytes the stores of all animations, which lie in one folder, may take; nil for any.
    public var cacheLimit: Int?
    /// Forget all cached frames of the animation first.
    public var startsFresh = false
    /// The video to make; nil renders frames only.
    public var video: Video?
    /// Is told what happens inside: nothing above `debug`.
    public var logger = Logger(label: "flipbook")
    /// Who wants to know how far each frame is.
    public var observer: (any FrameObserver)?
    /// A descriptor whose end means that whoever started the render has gone.
    public var lifeline: Int32?

    /// The video that a render makes.
    public struct Video: Sendable {
        /// Its absolute path.
        public var output: String
        public var settings: VideoSettings

        public init(output: String, settings: VideoSettings) {
            self.output = output
            self.settings = settings
        }
    }

    public init(
        program: String, optionsInWords: String, assignment: Assignment, total: Int?, workers: Workers,
        source: @escaping ParameterSource
    ) {
        self.program = program
        self.optionsInWords = optionsInWords
        self.assignment = assignment
        self.total = total
        self.workers = workers
        self.source = source
    }

    /// How many workers there may be: more than the cores of any machine.
    package static let maximumWorkers = 1024

    /// How many workers a number asks for: N is N, -1 one for each core, -2 one less, and so on, but at least one.
    ///
    /// - Returns: nil for 0.
    public static func workerCount(_ number: Int, cores: Int) -> Int? {
        switch number {
        case 0: nil
        case 1...: number
        default: max(1, cores + 1 + number)
        }
    }
}
