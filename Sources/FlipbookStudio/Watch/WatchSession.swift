import FlipbookCoding
import FlipbookRender
import FlipbookSystem
import Synchronization

/// Edit, save, see: has the program built after each change of its sources, and the new one started, whose frames are shown.
///
///     building ──► buildFailed ──► building …          the frames that were there stay, marked as old
///        │
///        ▼
///     starting ──► drawing ──► building …              a change of the sources, at any time
///        │            │
///        └──► failed ◄┘                                setup() failed, or the program has ended; waits for a change
///
/// One thread controls it: it is told of changes (``SourceWatch``), of builds (the plugin, over two pipes), of the program
/// (``RunningChild``), and of what is done on the page, and tells ``StudioState``. Of changes during a build only the last counts: it
/// is followed by one more build.
final class WatchSession: Sendable {
    /// What other threads tell.
    enum Event: Sendable {
        case sourcesChanged, inputsChanged
        case built(BuildAnswer)
        /// A child, by its number, has said or done something.
        case viewer(Int, RunningChild.Event)
        case render(Int, RunningChild.Event)
        case page(PageAction)
        /// The plugin has ended.
        case ended
    }

    private let request: WatchRequest
    private let state: StudioState
    private let events = Mutex<[Event]>([])
    private let wakeUp: WakeUp

    init(_ request: WatchRequest, _ state: StudioState) throws {
        self.request = request
        self.state = state
        wakeUp = try WakeUp()
    }

    /// Hands an event over, from any thread.
    func post(_ event: Event) {
        events.withLock { $0.append(event) }
        wakeUp.wake()
    }

    /// Controls the session until it ends, and gives the exit code.
    func run() -> Int32 {
        do {
            let signals = try SignalWatch()
            let sources = try SourceWatch(request.sources) { [weak self] in self?.post(.sourcesChanged) }
            let inputs = try SourceWatch([]) { [weak self] in self?.post(.inputsChanged) }
            let controller = WatchController(request, state, session: self, inputs: inputs)
            defer { withExtendedLifetime(sources) { controller.end() } }
            controller.build()
            while true {
                var entries = [Poll.Entry(wakeUp.descriptor, .read), Poll.Entry(signals.descriptor, .read)]
                try Poll.wait(&entries)
                if let signal = signals.next() { return 128 + signal }
                wakeUp.drain()
                let new = events.withLock { events in
                    defer { events = [] }
                    return events
                }
                for event in new {
                    if case .ended = event { return EXIT_SUCCESS }
                    controller.handle(event)
                }
            }
        } catch {
            CurrentProcess.writeError("Error: The sources can't be watched: \(error)\n")
            return EX_OSERR
        }
    }
}

/// What the thread knows that controls a session.
private final class WatchController {
    private let request: WatchRequest
    private let state: StudioState
    private let session: WatchSession
    private let inputs: SourceWatch

    private var executable: String?
    private var builtFile: FileStatus?
    private var isBuilding = false
    private var buildStart = ContinuousClock.now
    /// Whether sources have changed since the build that goes on began.
    private var isOutdated = false
    /// Whether files that the animator declares have changed since the program was started.
    private var inputsAreNew = false

    private var viewer: RunningChild?
    private var render: RunningChild?
    /// Counts children: what one says that was ended since counts no more.
    private var number = 0, viewerNumber = 0, renderNumber = 0
    private var cursor = 0
    private var loop: ClosedRange<Int>?
    /// How many drafts the program has drawn.
    private var drafts = 0

    private var animator: String?
    private var changes: [String: String] = [:]
    private var animation: StudioAnimation?
    /// The animator that the command was given for.
    private var given: StudioAnimation?

    init(_ request: WatchRequest, _ state: StudioState, session: WatchSession, inputs: SourceWatch) {
        self.request = request
        self.state = state
        self.session = session
        self.inputs = inputs
        animator = request.animator
    }

    /// Ends all that was started.
    func end() {
        viewer?.end()
        render?.end(graceMilliseconds: 2000)
    }

    func handle(_ event: WatchSession.Event) {
        switch event {
        case .sourcesChanged: build()
        case .inputsChanged:
            inputsAreNew = true
            if !isBuilding { start() }
        case .built(let answer): built(answer)
        case .viewer(let number, let event): if number == viewerNumber { heard(event) }
        case .render(let number, let event): if number == renderNumber { rendered(event) }
        case .page(let action): act(action)
        case .ended: break
        }
    }

    // MARK: Builds

    func build() {
        isOutdated = isBuilding
        state.change { content in
            content.phase = .building
            content.isOld = true
        }
        guard !isBuilding else { return }
        isBuilding = true
        buildStart = .now
        viewer?.send(["pause": true])
        CurrentProcess.write(Array("{\"event\":\"build\"}\n".utf8), to: STDOUT_FILENO)
    }

    private func built(_ answer: BuildAnswer) {
        isBuilding = false
        guard !isOutdated else { return build() }
        let seconds = buildStart.duration(to: .now).inSeconds
        switch answer {
        case .built(let path):
            say("Built in \((seconds * 10).rounded() / 10) s.")
            let file = FileStatus(path)
            let isSame =
                executable == path && builtFile == file && !inputsAreNew
                && (viewer != nil || request.arguments.writesFile)
            (executable, builtFile) = (path, file)
            state.change { $0.build = StudioState.Build(seconds: seconds) }
            if isSame {
                state.change { content in (content.phase, content.isOld) = (.drawing, false) }
                viewer?.send(["pause": false])
            } else {
                start()
            }
        case .failed(let log):
            let errors = BuildError.errors(in: log)
            let folder = workingFolder
            say(errors.map { $0.inWords(from: folder) }.joined(separator: "\n"))
            state.change { content in
                content.phase = .buildFailed
                content.build = StudioState.Build(errors: errors, seconds: seconds)
            }
            viewer?.send(["pause": false])
        }
    }

    private var workingFolder: String {
        guard let here = getcwd(nil, 0) else { return "" }
        defer { free(here) }
        return String(cString: here)
    }

    private func say(_ text: String) { CurrentProcess.writeError(text + "\n") }

    // MARK: The program that draws

    /// Starts the program, in the place of the one that runs.
    private func start() {
        guard let executable else { return }
        end(viewer)
        viewer = nil
        inputsAreNew = false
        number += 1
        viewerNumber = number
        let writesFile = request.arguments.writesFile
        let arguments = self.arguments(adding: writesFile ? [] : ["--watch"])
        showCommand()
        do {
            viewer = try RunningChild(
                executable, arguments, environment: writesFile ? [:] : ["FLIPBOOK_VIEWER": "1"]
            ) { [number, session] in session.post(.viewer(number, $0)) }
            state.change { content in content.phase = .starting }
            viewer?.send(["cursor": .integer(Int64(cursor))])
            if let loop { send(loop) }
            // One is drawn to find out.
            if drafts > 1 { viewer?.send(["slow": true]) }
            drafts = 0
        } catch {
            fail("The program can't be started: \(error)")
        }
    }

    private func end(_ child: RunningChild?) {
        guard let child else { return }
        // It takes up to a second; the next program need not wait for it.
        guard let thread = try? WorkThread({ child.end() }) else { return child.end() }
        _ = Unmanaged.passRetained(thread)
    }

    private func heard(_ event: RunningChild.Event) {
        switch event {
        case .line(let line):
            guard let message = StudioMessage(line) else { return }
            if case .begin(let animation) = message {
                self.animation = animation
                if given == nil { given = animation }
                inputs.watch(animation.inputs)
                state.take(message)
                showCommand()
            } else {
                if case .frame(_, .drafted) = message { drafts += 1 }
                state.take(message)
            }
        case .text(let text): say(text)
        case .ended(let status, let stderrTail):
            viewer = nil
            guard !request.arguments.writesFile else { return }
            let isTold = state.read { $0.phase == .failed }
            let words = stderrTail.trimmingPrefix { $0.isWhitespace }
            if !isTold { fail("The program \(status).\(words.isEmpty ? "" : "\n\(words)")") }
        }
    }

    private func fail(_ text: String) {
        state.change { content in
            content.phase = .failed
            content.fail(text, frame: nil)
        }
    }

    /// The arguments of the program for what the page asks for.
    private func arguments(adding more: [String]) -> [String] {
        request.arguments.command(
            animator: animator, adding: more, changes: changes, of: animation?.options ?? [],
            areSeparate: animation?.optionsAreSeparate ?? false, without: foreignOptions)
    }

    /// The options that the command may have for an animator that isn't shown; nil where it was given for the one that is.
    private var foreignOptions: [StudioOption]? {
        guard let given, let animator, animator != given.name else { return nil }
        return given.options
    }

    /// Shows the command that renders what is seen.
    private func showCommand() {
        var words = request.arguments.command(
            animator: nil, changes: changes, of: animation?.options ?? [],
            areSeparate: animation?.optionsAreSeparate ?? false, without: foreignOptions)
        words.insert(request.product + (animator.map { "/" + $0 } ?? ""), at: 0)
        let command = "swift package render-animation " + WatchArguments.quoted(words)
        state.change { [animator, changes] content in
            content.controls = StudioState.Controls(animator: animator, changes: changes, command: command)
        }
    }

    // MARK: The page

    private func act(_ action: PageAction) {
        switch action {
        case .cursor(let frame):
            cursor = frame
            viewer?.send(["cursor": .integer(Int64(frame))])
        case .loop(let range):
            loop = range
            send(range)
        case .repair(let frame): viewer?.send(["repair": .integer(Int64(frame))])
        case .options(let values):
            let before = changes
            for (name, value) in values { changes[name] = value }
            if changes != before { start() }
        case .animator(let name):
            guard name != animation?.name else { return }
            (animator, changes, animation) = (name, [:], nil)
            start()
        case .render: startRender()
        case .stopRender: render?.interrupt()
        }
    }

    private func send(_ loop: ClosedRange<Int>?) {
        let ends: [JSONValue] = loop.map { [.integer(Int64($0.lowerBound)), .integer(Int64($0.upperBound))] } ?? []
        viewer?.send(["loop": .array(ends)])
    }

    // MARK: The video

    private func startRender() {
        guard let executable, render == nil else { return }
        number += 1
        renderNumber = number
        do {
            render = try RunningChild(executable, arguments(adding: ["--progress", "json"])) { [number, session] in
                session.post(.render(number, $0))
            }
            state.change { content in
                content.video = StudioState.Video(stage: .running, number: content.video.number + 1)
            }
        } catch {
            state.change { content in
                (content.video.stage, content.video.text) = (.failed, "The render can't be started: \(error)")
            }
        }
    }

    private func rendered(_ event: RunningChild.Event) {
        if case .ended = event { render = nil }
        state.change { content in
            switch event {
            case .line(let line): content.video.take(line)
            case .text: break
            case .ended(let status, let words):
                if content.video.stage == .running {
                    (content.video.stage, content.video.text) = (.failed, "The render \(status). \(words)")
                }
            }
        }
    }
}

extension StudioState.Video {
    /// Takes an event of `--progress json`.
    fileprivate mutating func take(_ event: JSONValue) {
        switch event["event"]?.string {
        case "started":
            (done, total) = (event["cached"]?.integer ?? 0, event["frames"]?.integer)
        case "frame":
            (done, total) = (event["done"]?.integer ?? done, event["total"]?.integer ?? total)
        case "finished":
            (stage, path) = (.done, event["output"]?.string)
            text = path ?? ""
        case "failed": (stage, text) = (.failed, event["error"]?.string ?? "")
        default: break
        }
    }
}
