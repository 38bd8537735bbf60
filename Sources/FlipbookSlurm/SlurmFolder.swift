import FlipbookCoding
import FlipbookRender
import FlipbookStore
import FlipbookSystem
import Foundation

/// What the jobs of one render share besides its frames: the folder `slurm/KEY/` in its store.
///
///     record.json            the jobs that were submitted last
///     result.json            what came of them, once the last one has ended
///     program/RUNNER         the program as it was then: a new build doesn't change what the jobs draw
///     logs/JOB_TASK.log      what tasks and, as JOB.log, the last job have said
///     failures/FRAME         why a frame could not be drawn
///     round-N/plan.json      the shards, and the scripts that were submitted
///     round-N/claims/SHARD   who works at a shard now
///     round-N/done/SHARD     that nobody needs to any more
///     round-N/…/segment-N    the same of segments of the video
struct SlurmFolder {
    let path: String

    init(path: String) { self.path = path }

    /// The folder of a render; the same for the same frames, video and output.
    init(_ request: RenderRequest) throws {
        struct Identity: Encodable {
            var source: Recipe.Source
            var settings: RenderSettings
            var output: String?
        }
        let identity = Identity(
            source: request.assignment.source, settings: request.settings.forJobKey, output: request.output)
        let key = Digest(of: try CanonicalEncoder().encode(identity)).description.prefix(12)
        path = "\(request.assignment.store)/slurm/\(key)"
    }

    /// The folder that a round's folder lies in.
    init(ofRound round: String) { path = URL(fileURLWithPath: round).deletingLastPathComponent().path }

    var logs: String { path + "/logs" }
    var key: String { URL(fileURLWithPath: path).lastPathComponent }
    func round(_ number: Int) -> String { "\(path)/round-\(number)" }

    // MARK: Records

    var record: SlurmRecord? { read("record.json") }
    var result: SlurmResult? { read("result.json") }

    func write(_ record: SlurmRecord) throws { try write(record, "record.json") }
    func write(_ result: SlurmResult) throws { try write(result, "result.json") }
    func write(_ plan: SlurmPlan) throws { try write(plan, "round-\(plan.round)/plan.json") }

    private func read<Value: Decodable>(_ name: String) -> Value? {
        guard let data = try? Data(contentsOf: URL(fileURLWithPath: "\(path)/\(name)")) else { return nil }
        return try? JSONDecoder().decode(Value.self, from: data)
    }

    private func write(_ value: some Encodable, _ name: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        try write(encoder.encode(value), name)
    }

    /// Writes a file whole or not at all.
    func write(_ data: Data, _ name: String) throws {
        do {
            let file = URL(fileURLWithPath: "\(path)/\(name)")
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try data.write(to: file, options: .atomic)
        } catch {
            throw FlipbookError(.storeFailed, "\(path)/\(name) can't be written: \(error.localizedDescription)")
        }
    }

    // MARK: Failures

    func note(_ failure: FrameFailure, log: String) {
        try? write(Data("\(failure.reason)\nIts log: \(log)".utf8), "failures/\(failure.frame)")
    }

    /// Why a frame could not be drawn, as far as a task has told.
    func failure(of frame: Int) -> FrameFailure? {
        (try? String(contentsOfFile: "\(path)/failures/\(frame)", encoding: .utf8))
            .map { FrameFailure(frame: frame, reason: $0) }
    }

    // MARK: Order

    /// Removes what an earlier submission has left, but its logs.
    func clear() {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [] {
            guard name.hasPrefix("round-") || ["failures", "result.json", "record.json", "program"].contains(name)
            else {
                continue
            }
            try? FileManager.default.removeItem(atPath: "\(path)/\(name)")
        }
    }

    /// Copies the program, and gives the copy's path.
    func keepProgram(_ executable: String, name: String) throws -> String {
        let copy = "\(path)/program/\(name)"
        do {
            try FileManager.default.createDirectory(atPath: path + "/program", withIntermediateDirectories: true)
            try FileManager.default.copyItem(
                atPath: URL(fileURLWithPath: executable).resolvingSymlinksInPath().path, toPath: copy)
        } catch {
            throw FlipbookError(.storeFailed, "The program can't be copied to \(copy): \(error.localizedDescription)")
        }
        return copy
    }
}

/// The jobs of a render.
struct SlurmRecord: Codable, Hashable, Sendable {
    var round: Int
    /// The array that renders, and the job that makes the video after it.
    var array, last: Int
    var tasks: Int
    /// How long a frame takes to draw, as it was measured.
    var secondsPerFrame: Double
}

/// What came of a render's jobs.
struct SlurmResult: Codable, Hashable, Sendable {
    var isDone: Bool
    /// What a person is to know of it.
    var text: String
}

/// What the tasks of a round have to draw.
struct SlurmPlan: Codable, Hashable, Sendable {
    /// 1, 2, …; a round draws what the one before it left.
    var round: Int
    var tasks: Int
    var secondsPerFrame: Double
    var shards: [Shard]

    static let rounds = 3

    init(round: Int, tasks: Int, secondsPerFrame: Double, shards: [Shard]) {
        self.round = round
        self.tasks = tasks
        self.secondsPerFrame = secondsPerFrame
        self.shards = shards
    }

    /// The plan in a round's folder.
    init(ofRound folder: String) throws {
        do {
            self = try JSONDecoder().decode(
                SlurmPlan.self, from: Data(contentsOf: URL(fileURLWithPath: folder + "/plan.json")))
        } catch {
            throw FlipbookError(
                .clusterFailed,
                "The jobs' plan \(folder)/plan.json can't be read, so this job has nothing to do: has the cache been "
                    + "cleaned? Submit again. (\(error.localizedDescription))")
        }
    }
}

extension RenderSettings {
    /// The settings that tell a job from others: all but those that affect how it is done. `keepsGoing` is among these, so
    /// that the same command with `--keep-going` finds the jobs.
    var forJobKey: RenderSettings {
        var settings = self
        settings.reset(
            \.workers, \.frameTimeout, \.keepsGoing, \.explains, \.verifiedFrames, \.cacheLimit, \.lookAhead, \.cache,
            \.startsFresh, \.reusesFigure, \.progress, \.runner)
        return settings
    }

    /// Gives members their defaults.
    private mutating func reset<each Value>(_ members: repeat WritableKeyPath<RenderSettings, each Value>) {
        let defaults = RenderSettings()
        for member in repeat each members { self[keyPath: member] = defaults[keyPath: member] }
    }
}
