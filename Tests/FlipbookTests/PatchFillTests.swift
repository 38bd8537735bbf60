import Flipbook
import TestSupport
import Testing

/// What every patch has of its class: no kind draws its inside in a way of its own.
struct PatchFillTests {
    private func picture(of kind: ArtistKind, _ seed: UInt64, _ change: (Patch) -> Void) throws -> [UInt8]? {
        guard let patch = kind.make(Seeded(seed)) as? Patch else { return nil }
        let (figure, axes) = Figure.subplots(width: 3, height: 2)
        patch.isFilled = true
        patch.label = "patch"
        change(patch)
        axes.add(patch)
        axes.addLegend(at: .upperLeft)
        return try figure.data(as: .png)
    }

    /// Of a few random ones of a kind, some have an inside that is seen.
    @Test func everyPatchHasHatchesAndGradients() throws {
        var kinds = 0
        for (name, kind) in ArtistKind.flat.sorted(by: { $0.key < $1.key }) {
            guard kind.make(Seeded(1)) is Patch else { continue }
            kinds += 1
            let seeds = UInt64(1)...6
            let plain = try seeds.map { try picture(of: kind, $0) { _ in } }
            let hatched = try seeds.map { try picture(of: kind, $0) { $0.hatch = "xx" } }
            let shaded = try seeds.map { try picture(of: kind, $0) { $0.gradient = .linear([.red, .yellow]) } }
            #expect(hatched != plain, "\(name) has no hatch")
            #expect(shaded != plain, "\(name) has no gradient")
        }
        #expect(kinds > 15)
    }
}
