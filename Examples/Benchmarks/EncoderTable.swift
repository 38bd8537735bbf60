import Foundation

/// What settings gave on clips, as tables in Markdown: one for each settings, with a line for each clip, and in it what is
/// worse than with the first settings.
struct EncoderTable {
    let text: String

    /// - Parameter rounds: how often the time is measured, in turn for all settings; the least is told.
    init(_ settings: [EncoderSettings], on clips: [EncoderClip], _ trial: EncoderTrial, rounds: Int) throws {
        var results: [[EncoderResult]] = settings.map { _ in [] }
        for clip in clips {
            var ofClip = try settings.map { try trial.measure(clip, $0) }
            for _ in 1..<max(rounds, 1) {
                for (index, settings) in settings.enumerated() {
                    ofClip[index].seconds = min(ofClip[index].seconds, try trial.encode(clip, settings).seconds)
                }
            }
            for (index, result) in ofClip.enumerated() { results[index].append(result) }
        }
        text = zip(settings, results).map { settings, ofSettings in
            let lines = clips.indices.map { index in
                let result = ofSettings[index]
                let numbers = String(
                    format: "%.0f | %.2f | %.1f | %.1f | %.4f", Double(result.bytes) / 1e3, result.seconds, result.luma,
                    result.chroma, result.similarity)
                let ghosts = result.ghosts.rates.map { String(format: "%.2f", $0) }.joined(separator: " | ")
                let faults = EncoderComparison(result, crf: 20, against: results[0][index]).faults
                return "| \(clips[index].name) | \(numbers) | \(ghosts) | \(faults.joined(separator: ", ")) |"
            }
            let head = """
                ### \(settings.name)

                | clip | KB | CPU s | luma dB | chroma dB | SSIM | luma >3 | chroma >3 | luma >8 | chroma >8 | worse |
                |---|---|---|---|---|---|---|---|---|---|---|
                """
            return ([head] + lines).joined(separator: "\n")
        }.joined(separator: "\n\n")
    }
}
