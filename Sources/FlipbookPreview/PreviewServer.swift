import FlipbookRender
import FlipbookStore
import FlipbookSystem
import Foundation
import Synchronization

/// A small web page that shows the frames of a render as they arrive, for this machine alone.
///
/// It listens on the loopback address and answers to no other name and to no page of another site. Pictures are entries of
/// the store, checked as every reader checks them.
///
/// One thread serves all, and it takes little of what the render needs: at most ``mostConnections`` descriptors, and no more
/// of a request than its head.
package final class PreviewServer: Sendable {
    /// Connections that are open at once. One more closes the one that has been silent longest.
    static let mostConnections = 32

    /// Where the page is: `http://127.0.0.1:41234/`.
    package let address: String
    private let service: Service
    private let thread: WorkThread

    /// Starts to listen, on a port that is free.
    ///
    /// - Parameters:
    ///   - state: what is shown.
    ///   - store: where the pictures are.
    /// - Throws: `RenderError` where it can't listen.
    package init(_ state: PreviewState, store: FrameStore) throws {
        do {
            let service = try Service { port in PreviewSite(state: state, store: store, port: port) }
            self.service = service
            address = "http://127.0.0.1:\(service.site.port)/"
            // Neither the thread that draws nor the one that leads the render waits for a browser.
            thread = try WorkThread { service.serve() }
        } catch {
            throw RenderError(.previewFailed, "The preview can't be shown: \(error).")
        }
    }

    deinit {
        service.close()
        thread.join()
    }
}

/// What the thread of a preview does.
private final class Service: Sendable {
    /// How long a connection may be silent before it is closed.
    private static let patience = Duration.seconds(10)

    let site: PreviewSite
    private let listener: Descriptor
    private let wakeUp: WakeUp
    private let isClosed = Mutex(false)

    init(_ makeSite: (_ port: UInt16) -> PreviewSite) throws {
        wakeUp = try WakeUp()
        let number = systemStreamSocket()
        guard number >= 0 else { throw ProcessError.system("can't listen at 127.0.0.1") }
        listener = Descriptor(owning: number)
        _ = fcntl(number, F_SETFD, FD_CLOEXEC)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isListening = withUnsafeMutableBytes(of: &address) { bytes in
            guard let address = bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self) else { return false }
            return bind(number, address, size) == 0 && listen(number, 128) == 0
                && getsockname(number, address, &size) == 0
        }
        guard isListening else { throw ProcessError.system("can't listen at 127.0.0.1") }
        site = makeSite(UInt16(bigEndian: address.sin_port))
        try listener.setNonBlocking(true)
    }

    /// Ends ``serve()``.
    func close() {
        isClosed.withLock { $0 = true }
        wakeUp.wake()
    }

    /// Answers requests until it is closed.
    func serve() {
        var connections: [PreviewConnection] = []
        /// The system had no descriptor for a connection: until then none is taken.
        var resting: ContinuousClock.Instant?
        while !isClosed.withLock({ $0 }) {
            let now = ContinuousClock.now
            if let end = resting, end < now { resting = nil }
            var entries = [
                Poll.Entry(wakeUp.descriptor, .read), Poll.Entry(resting == nil ? listener.rawValue : -1, .read),
            ]
            entries += connections.map(\.pollEntry)
            guard (try? Poll.wait(&entries, milliseconds: connections.isEmpty && resting == nil ? nil : 500)) != nil
            else {
                return
            }
            for (connection, entry) in zip(connections, entries[2...]) where !entry.ready.isEmpty {
                connection.proceed(site)
            }
            connections.removeAll { $0.isOver || $0.lastHeard.duration(to: .now) > Self.patience }
            if !entries[1].ready.isEmpty, !accept(into: &connections) { resting = now + .milliseconds(200) }
        }
    }

    /// Takes a connection, in place of the most silent one where there are many; false where the system can't give it.
    private func accept(into connections: inout [PreviewConnection]) -> Bool {
        let number = systemAccept(listener.rawValue)
        guard number >= 0 else { return errno != EMFILE && errno != ENFILE }
        let socket = Descriptor(owning: number)
        _ = fcntl(number, F_SETFD, FD_CLOEXEC)
        guard (try? socket.setNonBlocking(true)) != nil else { return true }
        if connections.count >= PreviewServer.mostConnections,
            let silent = connections.indices.min(by: { connections[$0].lastHeard < connections[$1].lastHeard })
        {
            connections.remove(at: silent)
        }
        connections.append(PreviewConnection(socket))
        return true
    }
}
