import Foundation

/// A package that was made from nothing by the README's commands, and has one animator.
package struct Consumer: Sendable {
    package static let repository = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

    /// Made and built once, for all tests.
    package static let shared: Result<Consumer, any Error> = Result {
        let consumer = try Consumer()
        atexit { try? Consumer.shared.get().home.remove() }
        return consumer
    }

    /// What the README's commands came to.
    package struct Start: Sendable {
        package var commands: [String]
        /// The file that they made.
        package var video: String
        package var duration: Duration
    }

    package let folder: TemporaryFolder
    /// The copy of this working tree that it depends on.
    package let clone: TemporaryFolder
    package let start: Start
    private let home: TemporaryFolder

    /// Runs the commands as they stand in the README, beside a copy of this working tree. No permission is asked for: there
    /// is nobody to answer.
    private init() throws {
        let readme = try String(contentsOfFile: Self.repository + "/README.md", encoding: .utf8)
        guard let section = readme.firstRange(of: "## Start"),
            let block = readme[section.upperBound...].firstMatch(of: #/```console\n(?<lines>(?:\$ .*\n)+)```/#),
            let name = block.lines.firstMatch(of: #/mkdir (\w+)/#)?.1
        else { throw Failure(description: "README.md doesn't say how to start") }
        let commands = block.lines.split(separator: "\n").map { String($0.dropFirst(2).prefix { $0 != "#" }) }
        let isOfAnimator = { (command: String) in command.contains("-animator") || command.contains("-animation") }

        let home = try TemporaryFolder()
        self.home = home
        clone = try TemporaryFolder(at: home("flipbook"))
        func run(_ script: [String], _ argument: String = "") throws {
            let lines = script.joined(separator: "\n")
            let run = try Run("/bin/sh", ["-ec", lines, argument], in: home)
            guard run.wait() == 0 else {
                throw Failure(description: lines + "\n" + run.standardOutput + run.standardError)
            }
        }
        try run(
            [
                "git init -q --bare index.git", "export GIT_DIR=\"$PWD/index.git\" GIT_WORK_TREE=\"$0\"",
                "copy=\"$PWD/flipbook/\"", "cd \"$0\"", "git add -A", "git checkout-index -a --prefix=\"$copy\"",
            ], Self.repository)

        let began = ContinuousClock.now
        try run(commands.filter { !isOfAnimator($0) })
        folder = try TemporaryFolder(at: home(String(name)))
        let manifest = try Data(contentsOf: URL(fileURLWithPath: folder("Package.swift")))
        try run(["cd " + name] + commands.filter(isOfAnimator))
        let duration = began.duration(to: .now)
        guard let video = folder.files().first(where: { $0.hasSuffix(".mp4") }) else {
            throw Failure(description: "The README's commands made no video")
        }
        start = Start(commands: commands, video: folder(video), duration: duration)

        // The tests' own animator takes the place of the one that was made.
        try manifest.write(to: URL(fileURLWithPath: folder("Package.swift")))
        let animator = video.dropLast(".mp4".count)
        for remains in ["Sources/" + animator, ".flipbook"] {
            try FileManager.default.removeItem(atPath: folder(remains))
        }
        try run(["cd " + name, "swift package scaffold-animator Pendulum"])
        try """
        import Flipbook
        import Foundation

        @main
        final class Pendulum: Animator {
            struct Options: AnimatorOptions {
                @Option var count = 30
                @Option var milliseconds: UInt32 = 0
            }
            let options: Options
            let rod = Line()
            init(options: Options) { self.options = options }

            var frames: Frames<Double> {
                Frames(count: options.count) { [count = options.count] in cos(2 * .pi * Double($0) / Double(count)) }
            }
            func setup() throws -> Figure {
                let (figure, axes) = Figure.subplots(width: 3.2, height: 2.4)
                axes.xLimits = -1...1
                axes.yLimits = -1.2...0
                axes.add(rod)
                return figure
            }
            func update(frame: Int, parameters angle: Double) {
                usleep(options.milliseconds * 1000)
                rod.setData(x: [0, sin(angle)], y: [0, -cos(angle)])
            }
        }
        """.write(toFile: folder("Sources/Pendulum/Pendulum.swift"), atomically: true, encoding: .utf8)
    }

    private struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    package func swift(_ arguments: [String]) throws -> Run {
        try Run("/usr/bin/env", ["swift"] + arguments, in: folder)
    }

    package func package(_ arguments: String...) throws -> Run { try package(arguments) }

    package func package(_ arguments: [String]) throws -> Run {
        try swift(["package", "render-animation"] + arguments)
    }
}
