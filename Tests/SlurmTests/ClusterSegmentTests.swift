import Foundation
import TestSupport
import Testing

extension SlurmTests {
    /// The video in segments: those who draw encode, and the last job joins.
    @Suite(.serialized) struct SegmentTests {
        let render: ClusterRender
        init() throws { render = try ClusterRender() }

        /// The segments in the store, by name, with the time when each was written.
        private func segments() throws -> [String: Date] {
            try render.folder.files(below: "cache/Slow/segments").reduce(into: [:]) { dates, name in
                let path = render.folder("cache/Slow/segments/" + name)
                dates[name] = try FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
            }
        }

        private func queue(_ job: Int, _ format: String) throws -> [Substring] {
            try render.cluster.ask("squeue", "--noheader", "--jobs=\(job)", "--format=\(format)")
                .split(whereSeparator: \.isWhitespace)
        }

        /// Three segments of 200 frames, whose limits are not those of the shards. The last job is held until the others have
        /// ended.
        @Test func tasksEncodeWhatTheyCompleteAndTheLastJobOnlyJoins() throws {
            let options = ["--tasks", "4", "--", "--count", "600", "--milliseconds", "10"]
            let jobs = try render.submit("Slow", options)
            try render.cluster.ask("scontrol", "hold", "\(jobs.last)")
            let waiting = try render.start("Slow", ["--slurm", "--wait", "--progress", "json"] + options)
            try waiting.wait(until: { try queue(jobs.array, "%F").isEmpty }, "the array goes on", seconds: 120)
            #expect(try queue(jobs.last, "%T") == ["PENDING"])
            #expect(!FileManager.default.fileExists(atPath: render.folder("Slow.mp4")))
            let made = try segments()
            #expect(made.count == 3, "\(render.logs)")
            #expect(render.frames == 600)

            try render.cluster.ask("scontrol", "release", "\(jobs.last)")
            #expect(waiting.wait() == 0, "\(waiting.standardError)\n\(render.logs)")
            #expect(try segments() == made)
            // The jobs have got `--progress json`, too.
            let last = try lastSegments(inLogOf: jobs.last)
            #expect(last == ["cached": 3, "done": 3, "total": 3, "working": 0], "\(render.logs)")
            try render.expectTheSameAsHere("Slow", ["--workers", "8", "--", "--count", "600", "--milliseconds", "10"])
            #expect(
                try Data(contentsOf: URL(fileURLWithPath: render.folder("Slow.mp4")))
                    == Data(contentsOf: URL(fileURLWithPath: render.folder("here.mp4"))))
        }

        /// The last counts of segments that a job has told of.
        private func lastSegments(inLogOf job: Int) throws -> [String: Int] {
            let log = try #require(render.folder.files().first { $0.hasSuffix("/logs/\(job).log") }, "\(render.logs)")
            let lines = try String(contentsOfFile: render.folder(log), encoding: .utf8).split(separator: "\n")
            let events = lines.compactMap {
                try? JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
            }
            let counts = try #require(events.last { $0["event"] as? String == "segments" }, "\(render.logs)")
            return counts.compactMapValues { $0 as? Int }
        }
    }
}
