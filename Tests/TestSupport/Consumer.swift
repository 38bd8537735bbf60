import Foundation

/// A package that was made from nothing and depends on this one, with one animator.
package struct Consumer: Sendable {
    package static let repository = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

    /// Depends on this repository by its path. Made and built once, for all tests.
    package static let byPath = Result { try Consumer() }

    package let folder: TemporaryFolder

    private init() throws {
        folder = try TemporaryFolder()
        for arguments in [
            ["init", "--type", "executable", "--name", "Swinging"],
            ["add-dependency", Self.repository, "--type", "path"],
            ["scaffold-animator", "Pendulum"],
        ] {
            let run = try swift(["package"] + arguments)
            guard run.wait() == 0 else { throw Failure(description: run.standardOutput + run.standardError) }
        }
        try """
        import Flipbook

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
