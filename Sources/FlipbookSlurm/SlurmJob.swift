import FlipbookRender
import FlipbookSystem
import Foundation

/// A render, and what Slurm needs to know to do it: what is submitted, and, in a job, what is done there.
package struct SlurmJob {
    let request: RenderRequest
    let settings: SlurmSettings
    let executable: String
    let arguments: [String]
    let directory: String
    let reporter: any ProgressReporter

    /// What is to be rendered, and how it is given to Slurm.
    ///
    /// - Parameters:
    ///   - request: as on one machine.
    ///   - settings: what Slurm is asked for.
    ///   - executable: the path of this program.
    ///   - arguments: what the command was called with, without the animator's name.
    ///   - directory: the folder that it was called in.
    ///   - reporter: is told what happens.
    package init(
        _ request: RenderRequest, settings: SlurmSettings, executable: String, arguments: [String], directory: String,
        reporter: any ProgressReporter
    ) {
        var request = request
        // Code of the animator that dies must not take the job with it.
        request.workers = .processes(
            executable: request.workers.executable ?? executable,
            name: URL(fileURLWithPath: executable).lastPathComponent, count: request.workers.count)
        self.request = request
        self.settings = settings
        self.executable = executable
        self.arguments = arguments
        self.directory = directory
        self.reporter = reporter
    }

    /// The request without what is done once a render, not once a job.
    var base: RenderRequest {
        var request = request
        request.settings.startsFresh = false
        return request
    }

    /// Frames alone, with nothing left out because one can't be drawn.
    func frames(_ frames: Set<Int>, of range: FrameRange) -> RenderRequest {
        var request = base
        request.output = nil
        request.settings.verifiedFrames = nil
        request.settings.cacheLimit = nil
        request.settings.keepsGoing = true
        request.settings.range = range
        request.only = frames
        return request
    }

    func script(_ folder: SlurmFolder, without dropped: String? = nil, program: String) -> SlurmScript {
        let arguments = arguments.filter { $0 != dropped }
        return SlurmScript(
            settings: settings, name: "flipbook-\(request.assignment.animator)", directory: directory,
            logs: folder.logs, program: program, origin: Self.origin ?? executable,
            animator: request.assignment.animator, arguments: arguments)
    }

    /// The environment variable that tells a job which program its own is a copy of.
    static let originVariable = "FLIPBOOK_PROGRAM"

    /// The path of the program that this one is a copy of, in a job; else nil.
    package static var origin: String? { ProcessInfo.processInfo.environment[originVariable] }

    /// How many cores this process may use: in a job no more than it was given.
    package static var cores: Int {
        let all = ProcessInfo.processInfo.activeProcessorCount
        let environment = ProcessInfo.processInfo.environment
        return min(all, environment["SLURM_CPUS_ON_NODE"].flatMap { Int($0) }.map { max($0, 1) } ?? all)
    }
}

extension RenderRequest.Workers {
    fileprivate var executable: String? {
        if case .processes(let executable, _, _) = self { executable } else { nil }
    }
}
