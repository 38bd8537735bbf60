import FlipbookPreview
import FlipbookRender
import FlipbookSystem
import Foundation

/// The page that `--preview` shows: from before the first frame on until somebody ends it.
struct Preview {
    private let state: PreviewState
    private let server: PreviewServer

    /// Starts to serve the page, tells where it is, and opens it where there is a desktop.
    init<A: Animator>(_ render: inout Render<A>, reporter: any ProgressReporter) throws {
        let state = PreviewState(name: A.name, framesPerSecond: render.request.settings.video.rate.doubleValue)
        self.state = state
        server = try PreviewServer(state, store: render.store)
        render.observe(state)
        reporter.report(.preview(address: server.address))
        open()
    }

    /// Says that the render is over, and goes on to serve the page until ^C, or until the process that started this has ended.
    ///
    /// - Parameter error: what it failed with.
    func stay(after error: RenderError?, problem: String? = nil, lifeline: Int32?) {
        state.end(problem: error?.description ?? problem)
        // Who ended the render wants to see no more of it.
        guard error?.code != .cancelled, let signals = try? SignalWatch() else { return }
        QueuedOutput(STDERR_FILENO).write("The preview stays at \(server.address) until ^C.\n")
        while signals.next() == nil {
            var entries = [Poll.Entry(signals.descriptor, .read), Poll.Entry(lifeline ?? -1, .read)]
            guard (try? Poll.wait(&entries)) != nil else { return }
            var byte: UInt8 = 0
            if let lifeline, !entries[1].ready.isEmpty, read(lifeline, &byte, 1) <= 0 { return }
        }
    }

    /// Opens the page in a browser; where that doesn't work, the address is there to be opened by hand.
    private func open() {
        guard isatty(STDERR_FILENO) == 1 || WorkerEntry.isUnderPlugin else { return }
        let environment = ProcessInfo.processInfo.environment
        #if os(macOS)
            let opener = "/usr/bin/open"
        #else
            guard environment["DISPLAY"] ?? environment["WAYLAND_DISPLAY"] != nil,
                let opener = Command.find("xdg-open")
            else { return }
        #endif
        let process = Process()
        process.executableURL = URL(fileURLWithPath: opener)
        process.arguments = [server.address]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try? process.run()
    }
}
