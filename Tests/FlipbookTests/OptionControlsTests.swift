import ArgumentParser
import FlipbookRender
import Testing

@testable import Flipbook

/// What a page is told of an animator's own options.
@Suite struct OptionControlsTests {
    private enum Shape: String, CaseIterable, ExpressibleByArgument, Codable {
        case round, square
    }
    private struct More: ParsableArguments {
        @Option var sigmaSquare: Float = 0.5
    }
    private struct Own: AnimatorOptions {
        @Option(help: "How strong.") var rho = 28.0
        @Option var count = 3
        @Option var title: String?
        @Option var shape = Shape.round
        @Flag(help: "Leave a trail.") var trail = false
        @Flag(inversion: .prefixedNo) var hasGrid = true
        @Flag(inversion: .prefixedEnableDisable) var axes = false
        @Option(name: .customLong("length")) var size = 4
        @Option var weights: [Double] = []
        @Argument var file = "data.csv"
        @Option(help: .hidden) var secret = 1
        @OptionGroup var more: More
    }

    private func options(_ arguments: String...) throws -> [StudioOption] {
        OptionControls.options(of: try Own.parse(arguments))
    }

    @Test func eachNamedOptionHasAControl() throws {
        let all = try options()
        #expect(
            all.map(\.name) == [
                "--rho", "--count", "--title", "--shape", "--trail", "--has-grid", "--enable-axes", "--length",
                "--sigma-square",
            ])
        let kinds: [StudioOption.Kind] = [.number, .integer, .text, .choice, .flag, .flag, .flag, .text, .number]
        #expect(all.map(\.kind) == kinds)
        #expect(all[0].help == "How strong." && all[3].choices == ["round", "square"])
        #expect(all.map(\.offName) == [nil, nil, nil, nil, nil, "--no-has-grid", "--disable-axes", nil, nil])
    }

    @Test func valuesAreThoseOfTheCommandLine() throws {
        #expect(try options().map(\.value) == ["28.0", "3", "", "round", "false", "true", "false", "4", "0.5"])
        let given = try options(
            "--rho", "1.5", "--title", "a b", "--shape", "square", "--trail", "--no-has-grid", "--enable-axes",
            "--sigma-square", "2", "other.csv")
        #expect(given.map(\.value) == ["1.5", "3", "a b", "square", "true", "false", "true", "4", "2.0"])
    }

    @Test func noOptionsHaveNoControls() {
        #expect(OptionControls.options(of: NoOptions()) == [])
    }
}
