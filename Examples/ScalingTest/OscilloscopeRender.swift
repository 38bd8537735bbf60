import Flipbook
import FlipbookStore
import FlipbookSystem
import Foundation

/// The oscilloscope, rendered by this program, started again, into caches that go with this value.
final class OscilloscopeRender {
    private let count: Int
    private let program: String
    private let folder: URL

    init(count: Int) throws {
        guard let program = Bundle.main.executablePath else {
            throw ValidationError("This program can't find its own executable.")
        }
        self.count = count
        self.program = program
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("flipbook-scaling-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// Renders all frames into an empty cache.
    ///
    /// What is measured is what a user waits for: the start of the program and of the workers, and the first figure, are
    /// part of it.
    ///
    /// - Throws: where the render fails or leaves a frame out.
    func run(workers: Int, reusesFigure: Bool, round: Int) throws -> ScalingReport.Run {
        let cache = folder.appendingPathComponent("cache")
        defer { try? FileManager.default.removeItem(at: cache) }
        var command = Command(
            program,
            arguments: [
                Oscilloscope.runnerName, "--frames-only", "--count", "\(count)", "--workers", "\(workers)",
                "--cache", cache.path, "--progress", "none",
            ] + (reusesFigure ? [] : ["--no-figure-reuse"]))
        command.descriptors[2] = .descriptor(STDERR_FILENO)
        command.diesWithParent = true

        let start = ContinuousClock.now
        let status = try command.spawn().wait()
        let duration = start.duration(to: .now)

        let store = FrameStore(directory: cache.appendingPathComponent(Oscilloscope.runnerName).path)
        let rendered = status.isSuccess ? try store.keys().count : 0
        guard rendered == count else {
            throw ValidationError("A render by \(workers) workers \(status): \(rendered) of \(count) frames are there.")
        }
        return ScalingReport.Run(
            workers: workers, reusesFigure: reusesFigure, round: round, rendered: rendered,
            seconds: duration / .seconds(1))
    }
}
