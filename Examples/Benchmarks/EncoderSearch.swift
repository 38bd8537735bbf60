import FlipbookSystem
import Foundation

/// Looks for settings of libx264 that take less time than `veryfast` at CRF 20 and are nowhere worse:
/// ``EncoderComparison`` has the condition.
///
/// From each of some starts it changes one setting at a time, on the first 120 frames of each clip. A change is kept where
/// the price falls: the time, times that of `veryfast`, a twentieth for each step of the CRF by which bytes and quality
/// don't meet, and a tenth for ghosts that become 2.7 times as many. Clips on which settings fail come first, and settings are
/// given up on the clip at which their price is a tenth of the time above the least one. Where no change leads on, the CRF is
/// put between what bytes and quality ask for, and the condition is checked on all clips.
final class EncoderSearch {
    /// The settings that are changed, and their values; the first is the one of `veryfast`.
    static let choices: [(name: String, values: [String])] = [
        ("subme", ["2", "1"]), ("trellis", ["0", "1"]), ("ref", ["1", "2", "3"]),
        ("rc-lookahead", ["10", "15", "20", "5"]), ("qcomp", ["0.6", "0.55", "0.5", "0.7"]),
        ("aq-strength", ["1.0", "0.9", "0.8", "0.6"]), ("me", ["hex", "dia"]), ("bframes", ["3", "5", "2", "1"]),
        ("weightp", ["1", "0"]), ("b-adapt", ["1", "0"]), ("no-dct-decimate", ["0", "1"]),
        ("no-fast-pskip", ["0", "1"]),
        ("deblock", ["0,0", "-1,-1", "1,0"]), ("deadzone-inter", ["21", "15", "25"]), ("deadzone-intra", ["11", "8"]),
        ("chroma-qp-offset", ["0", "-1", "-2", "1"]), ("direct", ["spatial", "temporal", "auto"]),
        ("partitions", ["p8x8,b8x8,i8x8,i4x4", "p8x8,i8x8,i4x4", "i8x8,i4x4"]), ("mbtree", ["1", "0"]),
        ("keyint", ["250", "300"]), ("scenecut", ["40", "0"]),
    ]

    /// Where it starts: combinations with half the search of `veryfast`, which other changes may make up for, and
    /// `veryfast` itself.
    static let starts: [[String: String]] = [
        ["subme": "1", "trellis": "1", "rc-lookahead": "15", "ref": "2", "qcomp": "0.55"],
        ["subme": "1", "me": "dia", "bframes": "5", "ref": "2", "weightp": "0"], [:],
    ]

    private var clips: [EncoderClip]
    private let trial: EncoderTrial
    private var references: [String: EncoderResult] = [:]

    init(_ clips: [EncoderClip], _ trial: EncoderTrial) {
        self.clips = clips
        self.trial = trial
    }

    /// The fastest settings that pass on all clips; nil where none do but `veryfast`.
    func run() throws -> EncoderSettings? {
        var found: (settings: EncoderSettings, time: Double)?
        for start in Self.starts {
            var changes = start
            var best = Price(price: 1, crf: 20)
            if !start.isEmpty { best = try price(changes, below: .infinity) ?? best }
            say("start", changes, best)
            var isMoving = true
            while isMoving {
                isMoving = false
                for (name, values) in Self.choices {
                    for value in values where value != changes[name] ?? values[0] {
                        var other = changes
                        other[name] = value == values[0] ? nil : value
                        guard let result = try price(other, below: 0.99 * best.price) else { continue }
                        (changes, best, isMoving) = (other, result, true)
                        say("kept", changes, best)
                    }
                }
            }
            let settings = EncoderSettings(changes: changes, crf: best.crf)
            if changes.isEmpty { continue }
            if let time = try check(settings, crf: best.crf), time < min(found?.time ?? 1, 0.98) {
                found = (settings, time)
            }
        }
        return found?.settings
    }

    private struct Price {
        let price: Double
        /// Midway between what bytes and quality ask for.
        let crf: Double
    }

    /// The price of settings; nil where it isn't below a limit.
    private func price(_ changes: [String: String], below limit: Double) throws -> Price? {
        var (low, high, excess) = (-Double.infinity, Double.infinity, 0.0)
        var logarithms: [Double] = []
        var time: Double { exp(logarithms.reduce(0, +) / Double(logarithms.count)) }
        var price: Double { time + 0.05 * max(0, low - high) + 0.1 * excess }
        for (index, clip) in clips.enumerated() {
            let comparison = try compare(EncoderSettings(changes: changes, crf: 20), crf: 20, on: clip.prefix(120))
            (low, high) = (max(low, comparison.crfForBytes), min(high, comparison.crfForQuality))
            excess = max(excess, comparison.excess)
            logarithms.append(log(comparison.time))
            if index > 0, price - 0.1 * time >= limit {
                // The clip at which it fails comes first from now on.
                clips.insert(clips.remove(at: index), at: 0)
                return nil
            }
        }
        return price < limit ? Price(price: price, crf: ((low + high) * 5).rounded() / 10) : nil
    }

    /// The time of settings, times `veryfast`'s, where they meet the condition on all clips.
    private func check(_ settings: EncoderSettings, crf: Double) throws -> Double? {
        var logarithms: [Double] = []
        var isGood = true
        for clip in clips {
            let comparison = try compare(settings, crf: crf, on: clip)
            logarithms.append(log(comparison.time))
            if !comparison.faults.isEmpty {
                isGood = false
                print("  \(settings.name): \(clip.name): \(comparison.faults.joined(separator: ", "))")
            }
        }
        let time = exp(logarithms.reduce(0, +) / Double(logarithms.count))
        print(String(format: "  %@: %.2f of the time, %@", settings.name, time, isGood ? "passes" : "fails"))
        fflush(nil)
        return isGood ? time : nil
    }

    /// Settings beside `veryfast`, whose time is measured again each time, as the machine's other work affects both.
    private func compare(_ settings: EncoderSettings, crf: Double, on clip: EncoderClip) throws -> EncoderComparison {
        let name = "\(clip.name) \(clip.frames)"
        var reference = try references[name] ?? trial.measure(clip, .veryfast)
        references[name] = reference
        reference.seconds = try trial.encode(clip, .veryfast).seconds
        return EncoderComparison(try trial.measure(clip, settings), crf: crf, against: reference)
    }

    private func say(_ word: String, _ changes: [String: String], _ price: Price) {
        let text = changes.sorted { $0.key < $1.key }.map { "\($0)=\($1)" }.joined(separator: " ")
        print(String(format: "%@ %@: %.3f, crf %.1f", word, text, price.price, price.crf))
        fflush(nil)
    }
}
