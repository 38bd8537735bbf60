import TestSupport
import Testing

@testable import Flipbook

/// What is suggested where a name is mistyped.
struct ClosestNameTests {
    @Test func aSlipOfTheFingerIsUnderstood() {
        let random = Seeded.generator("names")
        let letters = Array("abcdefghijklmnopqrstuvwxyz")
        for _ in 0..<300 {
            let names = (0..<6).map { _ in
                String((0..<Int(random.number(in: 6...14))).map { _ in random.pick(letters) ?? "a" }).capitalized
            }
            let meant = random.pick(names) ?? ""
            var typed = Array(meant)
            let at = Int(random.number(in: 0...UInt32(typed.count - 2)))
            switch random.number(in: 0...4) {
            case 0: typed.remove(at: at)
            case 1: typed.insert("q", at: at)
            case 2: typed[at] = "z"
            case 3: typed.swapAt(at, at + 1)
            default: typed = Array(meant.lowercased())
            }
            #expect(closestName(to: String(typed), among: names) == meant, "\(String(typed)) in \(names)")
        }
    }

    @Test func whatIsFarFromAllIsNotUnderstood() {
        #expect(closestName(to: "Lorenz", among: ["Pendulum", "CosineWave"]) == nil)
        #expect(closestName(to: "", among: ["Pendulum"]) == nil)
        #expect(closestName(to: "x", among: []) == nil)
        #expect(closestName(to: "Cos", among: ["Pendulum", "CosineWave"]) == "CosineWave")
        #expect(suggestion(for: "Bart", among: ["Bars"]) == " Did you mean Bars?")
        #expect(suggestion(for: "Lorenz", among: ["Bars"]) == "")
    }
}
