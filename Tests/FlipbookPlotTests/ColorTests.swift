import FlipbookCanvas
import Foundation
import TestSupport
import Testing

@testable import FlipbookPlot

@Suite struct ColorTests {
    @Test(arguments: [
        ("tab:blue", "#1f77b4"), ("C0", "#1f77b4"), ("C13", "#d62728"), ("steelblue", "#4682b4"),
        ("LightGray", "#d3d3d3"), ("lightgrey", "#d3d3d3"), ("g", "#008000"), ("c", "#00bfbf"), ("k", "#000000"),
        ("0.5", "#808080"), ("1", "#ffffff"), ("#FC8", "#ffcc88"), ("#fc8a", "#ffcc88aa"), ("none", "#00000000"),
        ("#12345678", "#12345678"), ("rebeccapurple", "#663399"), ("tab:grey", "#7f7f7f"),
    ])
    func aColourIsKnownByItsName(name: String, hex: String) throws {
        #expect(try Color(name).hex == hex)
    }

    @Test(arguments: [
        "", "blu", "tab:bleu", "1.5", "-0.1", "nan", "C-1", "#12", "#gggggg", "é", "C99999999999999999999",
    ])
    func anUnknownColourIsAnErrorThatNamesIt(name: String) throws {
        let error = try #require(throws: PlotError.self) { try Color(name) }
        #expect(error.code == .unknownName && error.description.contains("'\(name)'"))
    }

    @Test func anErrorNamesTheMostSimilarOne() throws {
        func hint(_ body: () throws -> Void) throws -> String {
            try #require(throws: PlotError.self, performing: body).description
        }
        #expect(try hint { _ = try Color("stealblue") }.contains("'steelblue'"))
        #expect(try hint { _ = try Color("tab:bleu") }.contains("'tab:blue'"))
        #expect(try hint { _ = try Colormap("virids") }.contains("'viridis'"))
        #expect(try hint { _ = try Colormap("RdBu_R") }.contains("'RdBu_r'"))
    }

    @Test func digitsOfAColourGiveTheColour() {
        var random = Seeded(1)
        for _ in 0..<200 {
            let bytes = (0..<4).map { _ in Double(UInt8.random(in: 0...255, using: &random)) / 255 }
            let color = Color(red: bytes[0], green: bytes[1], blue: bytes[2], alpha: bytes[3])
            #expect(Color(hex: color.hex) == color)
        }
        #expect(Color(red: .nan, green: 7, blue: -1).hex == "#00ff00")
    }

    /// A map that is calculated from stops differs in last bits from the other way round.
    private func isNear(_ one: [Color], _ other: [Color]) -> Bool {
        one.count == other.count
            && zip(one, other).allSatisfy {
                abs($0.red - $1.red) + abs($0.green - $1.green) + abs($0.blue - $1.blue) < 1e-9 && $0.alpha == $1.alpha
            }
    }

    @Test func everyMapIsThereBothWays() throws {
        #expect(Colormap.names.count > 60)
        for name in Colormap.names {
            let (map, reversed) = (try Colormap(name), try Colormap(name + "_r"))
            #expect(map.name == name && reversed.name == name + "_r")
            #expect(map.colors.count >= 2 && isNear(reversed.colors, map.colors.reversed()), "\(name)")
            #expect(reversed.reversed.name == name && isNear(reversed.reversed.colors, map.colors), "\(name)")
        }
    }

    @Test func namedMapsAreThoseOfTheTable() throws {
        let named: [Colormap] = [
            .viridis, .plasma, .inferno, .magma, .cividis, .twilight, .turbo, .gray, .hot, .autumn, .coolwarm,
            .jet, .redBlue, .tab10,
        ]
        for map in named { #expect(try Colormap(map.name) == map && map.colors.count > 1) }
        #expect(Colormap.twilight.colors.count == 510 && Colormap.tab10.colors == Color.tab10)
    }

    @Test func numbersOutsideHaveColoursOfTheirOwn() throws {
        var map = Colormap.viridis
        #expect(map(-0.1) == map.colors.first && map(1.1) == map.colors.last && map(.nan) == .transparent)
        #expect(map(1) == map.colors.last && map(-0.0) == map.colors.first && map(.infinity) == map.colors.last)
        (map.under, map.over, map.bad) = (.black, .white, .red)
        #expect(map(-1e-300) == .black && map(1.0.nextUp) == .white && map(.nan) == .red && map(1) == map.colors.last)
        #expect(map.reversed(-1) == .white && map.reversed(2) == .black)
    }

    @Test func aChangedMapIsWrittenAndReadBackWithWhatItIsMadeOf() throws {
        for name in Colormap.names + ["rainbow_r", "jet_r"] {
            var map = try Colormap(name)
            map.bad = .gray
            let read = try JSONDecoder().decode(Colormap.self, from: JSONEncoder().encode(map))
            #expect(read == map && read.resampled(6) == map.resampled(6), "\(name)")
        }
    }

    @Test func aMapIsMadeOfGivenColours() throws {
        let listed = try Colormap(name: "two", colors: [.black, .white])
        #expect(listed(0.49) == .black && listed(0.5) == .white)
        let ramp = try Colormap(name: "ramp", through: [.black, .white], count: 3)
        #expect(ramp.colors.map(\.red) == [0, 0.5, 1])
        #expect(throws: PlotError.self) { try Colormap(name: "none", colors: []) }
        #expect(throws: PlotError.self) { try Colormap(name: "none", through: []) }
    }

    @Test func aNormTakesItsLimitsTo0And1() throws {
        let linear = try Norm.linear().map(2...6, of: "x")
        #expect(linear(2) == 0 && linear(5) == 0.75 && linear(10) == 2 && linear(.nan).isNaN)
        let clipped = try Norm.linear(isClipped: true).map(2...6, of: "x")
        #expect(clipped(10) == 1 && clipped(-9) == 0 && clipped(.nan).isNaN)
        let log = try Norm.log().map(1...100, of: "x")
        #expect(log(10) == 0.5 && log(0).isNaN && log(-1).isNaN && log(1) == 0)
        for limits in [-1.0...1, 0...1] {
            #expect(throws: PlotError.self) { try Norm.log().map(limits, of: "x") }
        }
        #expect(throws: PlotError.self) { try Norm.linear().map(0...(.infinity), of: "x") }
    }

    @Test func limitsFollowTheDataUntilTheyAreGiven() {
        let data = [3, .nan, -2, 8, .infinity, 0.5]
        #expect(Norm.linear().limits(following: data) == -2...8)
        #expect(Norm.log().limits(following: data) == 0.5...8)
        #expect(Norm.linear(1...2).limits(following: data) == 1...2)
        #expect(Norm.linear().limits(following: [.nan]) == 0...1)
        #expect(Norm.log().limits(following: [-1]) == 1...10)
        #expect(Norm.linear(0...0).limits(following: data) == -0.1...0.1)
    }

    @Test func coloursAreReadFromHexadecimalDigits() {
        #expect(Color(hex: "#1f77b4") == .tabBlue && Color(hex: "#1F77B4") == .tabBlue)
        #expect(Color(hex: "#fff") == .white && Color(hex: "#000f") == .black)
        #expect(Color(hex: "#ff000080")?.alpha == 128.0 / 255)
        for bad in ["", "#", "1f77b4", "#12345", "#12345g", "#1234567", "#é12"] { #expect(Color(hex: bad) == nil) }
    }
}
