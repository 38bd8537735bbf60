import FlipbookSystem
import FlipbookVideo
import Synchronization

/// What other threads tell the supervisor.
final class Inbox: Sendable {
    enum Event: Sendable {
        case plan(PlanEvent)
        case encoder(VideoEncoder.Event)
        /// Code of the user ends this program, for this reason.
        case exit(String)
        /// The task that waits for the render was cancelled.
        case cancelled
        /// Somebody who looks at the frames wants something.
        case view(ViewCommand)
    }

    /// What the feeds of a ``FramePlan`` tell.
    enum PlanEvent: Sendable {
        case feed(Feed.Event)
        /// From the feed of one frame, whose entry was damaged.
        case repair(frame: Int, Feed.Event)
    }

    private let events = Mutex<[Event]>([])
    private let wakeUp: WakeUp

    init() throws { wakeUp = try WakeUp() }

    /// What to poll for reading.
    var descriptor: Int32 { wakeUp.descriptor }

    func post(_ event: Event) {
        let isFirst = events.withLock { events in
            events.append(event)
            return events.count == 1
        }
        if isFirst { wakeUp.wake() }
    }

    /// What was told since this was last called, in order.
    func take() -> [Event] {
        wakeUp.drain()
        return events.withLock { events in
            defer { events = [] }
            return events
        }
    }
}
