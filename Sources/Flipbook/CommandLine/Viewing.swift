import FlipbookCoding
import FlipbookRender
import FlipbookStore
import FlipbookSystem
import Foundation

/// Drawing frames for a page that `flipbook-studio` serves: it starts this program after each build, hears of the frames on
/// its standard output, and says on its standard input which of them are looked at.
enum Viewing {
    /// The environment variable by which it asks for that.
    static let variable = "FLIPBOOK_VIEWER"

    /// Whether it does.
    static let isAsked = getenv(variable) != nil
}

extension RenderJob {
    /// Draws frames until the page needs no more. Gives the exit code.
    func view(among animators: [String]) -> Int32 {
        guard Viewing.isAsked else {
            CurrentProcess.writeError(
                "Error: --watch builds the program again after each change, which 'swift package render-animation "
                    + "\(Runner.program) --watch' does.\n")
            return EX_USAGE
        }
        unsetenv(Viewing.variable)
        let link: ViewerLink
        do { link = try ViewerLink.takingStandardStreams() } catch {
            CurrentProcess.writeError("Error: \(error.inWords)\n")
            return EXIT_FAILURE
        }
        let tell: @Sendable (String) -> Void = { link.send(.ended(problem: $0)) }
        return ExitWatch.during(tell: tell) {
            do {
                var render = try Render(
                    animator, options: own,
                    frames: try self.render.rendering.parameters.map { try ParameterFile($0).frames(of: animator) },
                    output: .framesOnly, settings: settings)
                var shown = render.shown
                shown.animators = animators
                shown.options = OptionControls.options(of: own)
                shown.optionsAreSeparate = !OptionNames(of: A.Options.self).areFree
                shown.inputs = render.declaredInputs
                link.send(.begin(shown))
                render.drawInProcesses()
                render.observe(link)
                render.cancel(by: link.cancellation)
                try link.listen()
                try render.view(link.commands, reporter: link)
            } catch let error as FlipbookError where error.code == .cancelled {
            } catch {
                link.send(.ended(problem: error.inWords))
            }
            QueuedOutput.flush(milliseconds: 1000)
            return EXIT_SUCCESS
        }
    }

    private var settings: RenderSettings {
        var settings = render.settings
        // A worker draws the frames that it was given, even where another one is looked at by then.
        settings.lookAhead = 1
        return settings
    }
}

/// The two streams between this program and `flipbook-studio`.
private final class ViewerLink: FrameObserver, ProgressReporter {
    let commands = ViewCommands()
    let cancellation = Cancellation()
    private let input: Int32
    private let output: QueuedOutput
    private let error = QueuedOutput(STDERR_FILENO)

    private init(input: Int32, output: Int32) {
        self.input = input
        self.output = QueuedOutput(output)
    }

    /// A link over standard input and output, alone: other code of this program reads nothing, and what it prints goes to
    /// standard error.
    static func takingStandardStreams() throws -> ViewerLink {
        fflush(nil)
        let input = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3)
        let output = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3)
        let nothing = open("/dev/null", O_RDONLY | O_CLOEXEC)
        guard input >= 0, output >= 0, nothing >= 0, dup2(nothing, STDIN_FILENO) >= 0,
            dup2(STDERR_FILENO, STDOUT_FILENO) >= 0
        else { throw FlipbookError("Standard input and output can't be used: \(String(cString: strerror(errno)))") }
        close(nothing)
        return ViewerLink(input: input, output: output)
    }

    /// Takes commands, on a thread of their own, until the input ends, and the viewing with it.
    func listen() throws {
        let input = UnsafeShared(JSONLineReader(try File(opening: "/dev/fd/\(input)")))
        let thread = try WorkThread { [commands, cancellation] in
            while let value = input.value.nextReadable() {
                if let command = ViewCommand(value) { commands.send(command) }
            }
            cancellation.cancel()
        }
        // The program ends before the thread does.
        _ = Unmanaged.passRetained(thread)
    }

    func send(_ message: StudioMessage) { output.write(message.json.description + "\n") }

    func setupFinished(width: Int, height: Int) { send(.figure(width: width, height: height)) }
    func framesAre(_ count: Int?, of range: FrameRange) {
        send(.frames(count: count, first: range.start, step: range.step))
    }
    func frame(_ frame: Int, is state: FrameState) { send(.frame(frame, state)) }
    func problem(_ text: String, frame: Int?) { send(.problem(text, frame: frame)) }
    func warning(_ text: String) { send(.warning(text)) }

    func report(_ event: RenderEvent) {
        if case .output(let bytes, _) = event { error.write(bytes) }
    }

    var hasRoom: Bool { error.hasRoom }
}

extension ViewCommand {
    /// The command that a line holds; nil where it holds none.
    fileprivate init?(_ json: JSONValue) {
        if let frame = json["cursor"]?.integer {
            self = .cursor(frame)
        } else if let frame = json["repair"]?.integer {
            self = .repair(frame)
        } else if case .bool(let isOn)? = json["pause"] {
            self = .pause(isOn)
        } else if json["slow"] == true {
            self = .expectSlowFrames
        } else if case .array(let ends)? = json["loop"] {
            let ends = ends.compactMap(\.integer)
            self = .loop(ends.count == 2 && ends[0] <= ends[1] ? ends[0]...ends[1] : nil)
        } else {
            return nil
        }
    }
}
