import FlipbookCanvas
import FlipbookPlot
import Testing

@Suite struct ColorOracleTests {
    let oracle: PageOracle

    init() throws { oracle = try PageOracle.shared.get() }

    @Test func colormaps() throws {
        #expect(!oracle.colormaps.isEmpty)
        for (name, expected) in oracle.colormaps {
            let colors = try Colormap(name).colors.map { $0.hex.dropFirst() }
            #expect(colors.joined() == expected, "\(name)")
        }
    }

    @Test func viridisOf() {
        #expect(!oracle.viridisOf.isEmpty)
        for asked in oracle.viridisOf {
            let color = Colormap.viridis(asked.value)
            let hex = color.alpha == 1 ? color.hex + "ff" : color.hex
            #expect(hex == asked.hex, "viridis of \(asked.value)")
        }
    }
}
