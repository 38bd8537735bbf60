import FlipbookPixels
import FlipbookSystem
import FlipbookVideo

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

        /// The default, `veryfast`, with something changed.
        static func changed(_ change: String...) -> Candidate {
            Candidate(name: "  " + change.joined(separator: " "), preset: "veryfast", parameters: change)
        }

        var arguments: [String] {
            let changes = parameters.isEmpty ? [] : ["-x264-params", parameters.joined(separator: ":")]
            return ["-c:v", "libx264", "-preset", preset] + changes + ["-crf", "\(crf ?? 20)"]
        }
    }

    /// x264's own settings, and what the default, `veryfast`, would be with something changed.
    static let candidates: [Candidate] =
        ["ultrafast", "superfast", "veryfast", "medium", "slow"].map(Candidate.preset) + [
            .changed("mbtree=0"), .changed("mbtree=0", "rc-lookahead=0"), .changed("aq-mode=0"), .changed("b-adapt=0"),
            .changed("scenecut=0"), .changed("weightp=0"), .changed("qcomp=0.8"), .changed("ipratio=2"),
            .changed("pbratio=1.6"), .changed("direct=temporal"), .changed("me=dia"), .changed("subme=1"),
            .changed("subme=4"), .changed("bframes=0"), .changed("bframes=5"), .changed("ref=2"), .changed("trellis=1"),
            .changed("cabac=0"), .changed("8x8dct=0"), .changed("deadzone-inter=28", "deadzone-intra=16"),
            .changed("no-fast-pskip=1"), .changed("chroma-qp-offset=-3"),
        ]

    /// The presets next to the default, for 4:4:4.
    static let few = candidates.filter { ["superfast", "veryfast", "medium"].contains($0.name) }

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
            var crf = 20
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
