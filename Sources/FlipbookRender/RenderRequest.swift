import FlipbookStore
import FlipbookVideo
import Logging

/// A render: what is drawn, how, by whom, and what comes of it.
package struct RenderRequest: Sendable {
    /// Who draws.
    package enum Workers: Sendable {
        /// One worker, on a thread of this process.
        case thread(RendererFactory)
        /// `count` child processes of this executable, which calls ``Worker/runIfAsked(makeRenderer:)`` first.
        case processes(executable: String, name: String, count: Int)

        /// How many workers draw at once.
        package var count: Int { if case .processes(_, _, let count) = self { count } else { 1 } }

        /// The same, but one.
        package var alone: Workers {
            if case .processes(let executable, let name, _) = self {
                .processes(executable: executable, name: name, count: 1)
            } else {
                self
            }
        }
    }

    /// What every worker is told.
    package var assignment: Assignment
    /// How it is rendered.
    package var settings: RenderSettings {
        get { assignment.settings }
        set { assignment.settings = newValue }
    }
    /// Where parameters come from.
    package var parameters: ParameterSource
    /// How many frames there are, where that is known before the last.
    package var total: Int?
    /// The only frames that are looked at and drawn, of those that the settings ask for; nil for all. Such a render makes no
    /// video.
    package var only: Set<Int>?
    /// Who draws.
    package var workers: Workers
    /// How many cores workers and encoders share.
    package var cores: Int
    /// The absolute path of the video; nil renders frames only.
    package var output: String?
    /// Who wants to know how far each frame is.
    package var observer: (any FrameObserver)?
    /// What ends the render from another thread.
    package var cancellation: Cancellation?
    /// A descriptor whose end means that the process that started the render has ended.
    package var lifeline: Int32?

    /// A render of frames only.
    package init(
        _ assignment: Assignment, total: Int?, workers: Workers, cores: Int, parameters: @escaping ParameterSource
    ) {
        self.assignment = assignment
        self.total = total
        self.workers = workers
        self.cores = cores
        self.parameters = parameters
    }

    /// How many frames a segment of the video has, where it is made of several: the first begins with the first frame that is
    /// asked for.
    package static var segmentLength: Int { VideoEncoder.segmentLength }

    /// How many frames are asked for, where that is known.
    var count: Int? { settings.range.count(of: total) }

    var logger: Logger { settings.logger }
}
