import Foundation

/// A package that depends on this one and has one animator.
package struct Consumer: Sendable {
    package static let repository = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

    /// Depends on this repository by its path. Made and built once, for all tests.
    package static let byPath = Result {
        try Consumer(
            dependency: ".package(path: \"\(repository)\")", identity: (repository as NSString).lastPathComponent)
    }

    package let folder: TemporaryFolder

    package init(dependency: String, identity: String) throws {
        folder = try TemporaryFolder()
        try """
        // swift-tools-version: 6.2
        import PackageDescription

        let package = Package(
            name: "Swinging",
            platforms: [.macOS(.v15)],
            dependencies: [\(dependency)],
            targets: [
                .executableTarget(name: "Pendulum", dependencies: [.product(name: "Flipbook", package: "\(identity)")])
            ]
        )
        """.write(toFile: folder("Package.swift"), atomically: true, encoding: .utf8)
        try FileManager.default.createDirectory(atPath: folder("Sources/Pendulum"), withIntermediateDirectories: true)
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

    package func swift(_ arguments: [String]) throws -> Run {
        try Run("/usr/bin/env", ["swift"] + arguments, in: folder)
    }

    package func package(_ arguments: String...) throws -> Run { try package(arguments) }

    package func package(_ arguments: [String]) throws -> Run {
        try swift(["package", "render-animation"] + arguments)
    }
}
