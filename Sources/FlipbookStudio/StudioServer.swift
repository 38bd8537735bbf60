import CFlipbookSystem
import FlipbookSystem
import FlyingFox
import FlyingSocks
import Synchronization

/// Serves a site on the loopback address, by FlyingFox.
final class StudioServer: Sendable {
    /// Where the page is: `http://127.0.0.1:41234/TOKEN/`.
    let address: String
    private let serving: Task<Void, any Error>

    /// Starts to listen.
    ///
    /// - Parameter port: where; 0 for one that is free.
    init(_ site: StudioSite, port: UInt16 = 0) async throws {
        CurrentProcess.allowDescriptors(4096)
        let server = HTTPServer(
            address: try .inet(ip4: "127.0.0.1", port: port), timeout: 10, pool: LimitedPool(), logger: .disabled,
            handler: ClosureHTTPHandler { await site.answer($0) })
        serving = Task { try await server.run() }
        do {
            try await server.waitUntilListening()
        } catch {
            throw ProcessError.system("can't listen at 127.0.0.1:\(port); is the port taken?")
        }
        guard case .ip4(_, let port)? = await server.listeningAddress else {
            throw ProcessError.system("can't listen at 127.0.0.1")
        }
        address = "http://127.0.0.1:\(port)/\(site.token)/"
    }

    /// Waits until the server fails.
    func run() async throws { try await serving.value }

    deinit { serving.cancel() }
}

/// FlyingFox's own pool of sockets, with the limits that FlyingFox doesn't have: on how many connections are open, how long one
/// may be silent, and how much one may send.
struct LimitedPool: AsyncSocketPool {
    /// How many connections may wait for their browser at once. One more closes the one that has waited longest.
    static let mostConnections = 32
    /// How many connections may ask to be accepted at once. FlyingFox accepts all that do before it answers one, and fails
    /// where the process has no descriptor left.
    static let mostPending: Int32 = 256
    /// How long a connection may wait for its browser.
    static let patience = Duration.seconds(10)
    /// How many bytes a connection may send. A request of a browser's has a few thousand, and each has a connection of its own.
    static let mostBytes = 64 << 10

    private let base: any AsyncSocketPool = HTTPServer.defaultPool()
    private let waits = Waits()

    func prepare() async throws { try await base.prepare() }

    func run() async throws {
        try await withThrowingTaskGroup { group in
            group.addTask { try await base.run() }
            group.addTask {
                while true {
                    try await Task.sleep(for: .milliseconds(250))
                    waits.end(olderThan: Self.patience)
                    Self.closeGreedyConnections()
                }
            }
            try await group.next()
            group.cancelAll()
        }
    }

    func suspendSocket(_ socket: Socket, untilReadyFor events: Socket.Events) async throws {
        // The listening socket has no peer, and may wait without a limit.
        guard (try? socket.remotePeer()) != nil else {
            try socket.listen(maxPendingConnection: Self.mostPending)
            return try await base.suspendSocket(socket, untilReadyFor: events)
        }
        let task = Task { try await base.suspendSocket(socket, untilReadyFor: events) }
        let id = waits.begin(task, most: Self.mostConnections)
        defer { waits.end(id) }
        try await withTaskCancellationHandler {
            try await task.value
        } onCancel: {
            task.cancel()
        }
    }

    /// Ends connections that have sent too much. FlyingFox collects the head of a request however long it is, and
    /// takes longer for each byte the more there are.
    private static func closeGreedyConnections() {
        for descriptor in Int32(3)..<4096 where flipbook_received_bytes(descriptor) > Int64(mostBytes) {
            flipbook_abort_connection(descriptor)
        }
    }

    /// The connections that wait for their browser.
    private final class Waits: Sendable {
        private struct State {
            var last = 0
            var tasks: [Int: (since: ContinuousClock.Instant, task: Task<Void, any Error>)] = [:]
        }
        private let state = Mutex(State())

        /// Notes a wait, and ends the oldest where there are too many.
        func begin(_ task: Task<Void, any Error>, most: Int) -> Int {
            state.withLock { state in
                if state.tasks.count >= most, let oldest = state.tasks.keys.min() {
                    state.tasks.removeValue(forKey: oldest)?.task.cancel()
                }
                state.last += 1
                state.tasks[state.last] = (.now, task)
                return state.last
            }
        }

        func end(_ id: Int) { state.withLock { _ = $0.tasks.removeValue(forKey: id) } }

        func end(olderThan patience: Duration) {
            state.withLock { state in
                for (id, wait) in state.tasks where wait.since.duration(to: .now) > patience {
                    state.tasks.removeValue(forKey: id)?.task.cancel()
                }
            }
        }
    }
}
