import FlipbookPixels
import FlipbookProcess
import FlipbookVideo

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Walks the front of processor time, size and quality of libx264 on frames of plots: `Benchmarks encoders`.
///
/// Presets are measured at CRF 20. All others get the highest CRF at which both line plots, the wave and the panels,
/// have at least the luma PSNR of `veryfast` at CRF 20: what is left to compare is time and bytes. The rounds go
/// through all settings in turn, so that what else the machine does falls on all of them. Some ten minutes.
struct EncoderSearch {
    /// Settings of libx264.
    struct Candidate {
        let name: String
        let preset: String
        var parameters: [String] = []
        /// The CRF; nil to look for it.
        var crf: Int?

        /// One of x264's own.
        static func preset(_ name: String) -> Candidate { Candidate(name: name, preset: name, crf: 20) }

        /// The default with one thing changed: of parameters with one name the last one counts.
        static func tuned(_ change: String...) -> Candidate {
            Candidate(
                name: "  " + change.joined(separator: " "), preset: X264Tuning.preset,
                parameters: X264Tuning.parameters + change)
        }

        var arguments: [String] {
            let changes = parameters.isEmpty ? [] : ["-x264-params", parameters.joined(separator: ":")]
            return ["-c:v", "libx264", "-preset", preset] + changes + ["-crf", "\(crf ?? 20)"]
        }
    }

    /// x264's own settings, the default, and what the default would be with one thing changed.
    static let candidates: [Candidate] =
        ["ultrafast", "superfast", "veryfast", "medium", "slow"].map(Candidate.preset) + [
            Candidate(
                name: "superfast, no AQ", preset: "superfast",
                parameters: ["b-adapt=0", "scenecut=0", "weightp=0", "aq-mode=0", "subme=2"]),
            Candidate(
                name: "the default", preset: X264Tuning.preset, parameters: X264Tuning.parameters,
                crf: 20 + X264Tuning.qualityShift),
            .tuned("mbtree=1", "rc-lookahead=10"), .tuned("aq-mode=1"), .tuned("b-adapt=1"), .tuned("scenecut=40"),
            .tuned("weightp=1"), .tuned("qcomp=0.6"), .tuned("qcomp=1"), .tuned("ipratio=1.4"),
            .tuned("pbratio=1.3"), .tuned("pbratio=2"), .tuned("direct=spatial"), .tuned("me=hex"),
            .tuned("subme=2"), .tuned("subme=4"), .tuned("deblock=0,0"), .tuned("bframes=0"), .tuned("bframes=2"),
            .tuned("bframes=5"), .tuned("ref=2"), .tuned("trellis=1"), .tuned("cabac=0"), .tuned("8x8dct=0"),
            .tuned("partitions=i4x4,i8x8"), .tuned("partitions=p8x8,i4x4"), .tuned("subme=2", "partitions=p8x8,i4x4"),
            .tuned("deadzone-inter=28", "deadzone-intra=16"), .tuned("no-fast-pskip=1"),
        ]

    /// The presets next to the default, for 4:4:4.
    static let few = candidates.filter { ["superfast", "veryfast", "medium", "the default"].contains($0.name) }

    let clips: [EncoderClip]
    let chroma: YUVLayout.Chroma
    let trial: EncoderTrial

    /// Makes the clips in a temporary folder, searches, and prints the tables.
    static func run() throws {
        var template = Array("/tmp/flipbook-encoders-XXXXXX".utf8CString)
        let folder = template.withUnsafeMutableBufferPointer { String(cString: mkdtemp($0.baseAddress!)) }
        defer { _ = try? Usage(Command("/bin/rm", arguments: ["-rf", folder])) }
        let clips = try EncoderClip.all(in: folder)
        let trial = EncoderTrial(ffmpeg: try FFmpeg.locate().path, output: folder + "/trial.mp4")
        for (chroma, candidates) in [(YUVLayout.Chroma.halved, candidates), (.full, few)] {
            let search = EncoderSearch(clips: clips, chroma: chroma, trial: trial)
            print(EncoderTable(clips, chroma, try search.measure(candidates)).text, terminator: "\n\n")
        }
    }

    private func measure(_ candidates: [Candidate]) throws -> [(Candidate, [EncoderResult])] {
        let linePlots = clips.filter { ["wave", "panels"].contains($0.name) }
        let aims = try linePlots.map { try trial.encode($0, chroma, .preset("veryfast"), measuresQuality: true).luma }
        let candidates = try candidates.map { candidate in
            guard candidate.crf == nil else { return candidate }
            func isGood(_ crf: Int) throws -> Bool {
                var candidate = candidate
                candidate.crf = crf
                return try zip(linePlots, aims).allSatisfy { clip, aim in
                    try trial.encode(clip, chroma, candidate, measuresQuality: true).luma >= aim
                }
            }
            var found = candidate
            var crf = 20 + X264Tuning.qualityShift
            if try isGood(crf) {
                while crf < 51, try isGood(crf + 1) { crf += 1 }
            } else {
                repeat { crf -= 1 } while try crf > 0 && !isGood(crf)
            }
            found.crf = crf
            return found
        }
        var results = candidates.map { ($0, [EncoderResult]()) }
        for clip in clips {
            var rounds = candidates.map { _ in [EncoderResult]() }
            for round in 0..<3 {
                for (index, candidate) in candidates.enumerated() {
                    rounds[index].append(try trial.encode(clip, chroma, candidate, measuresQuality: round == 0))
                }
            }
            for (index, round) in rounds.enumerated() {
                var result = round[0]
                result.milliseconds = round.map(\.milliseconds).sorted()[1]
                results[index].1.append(result)
            }
        }
        return results
    }
}
