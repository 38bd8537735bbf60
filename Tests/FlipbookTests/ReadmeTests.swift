import Foundation
import Testing

@testable import Flipbook

/// The README's code, word for word, so that it compiles and runs; a test holds the two against each other.
struct ReadmeTests {
    final class CosineWave: Animator {
        let x = linspace(0, 4 * .pi, count: 200)
        let line = Line()

        var frames: Frames<Double> { Frames(count: 60) { 2 * .pi * Double($0) / 60 } }

        func setup() throws -> Figure {
            let (figure, axes) = Figure.subplots()
            axes.xLimits = 0...4 * .pi
            axes.yLimits = -1.5...1.5
            axes.title = "Cosine Wave"
            axes.add(line)
            return figure
        }

        func update(frame: Int, parameters phase: Double) {
            line.setData(x: x, y: x.map { cos($0 + phase) })
        }
    }

    final class Lorenz: Animator {
        struct Options: AnimatorOptions {
            @Option(help: "How strongly convection drives the flow.") var rho = 28.0
        }
        let options: Options
        init(options: Options) { self.options = options }

        var frames: Frames<Double> { Frames([options.rho]) }
        func setup() throws -> Figure { Figure() }
        func update(frame: Int, parameters: Double) {}
    }

    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("flipbook-\(UUID().uuidString)")
        .path

    @Test func thePlotIsDrawn() throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let x = linspace(1, 10, count: 50)
        let y = x.map { 1 / $0 }
        let newY = x.map { 0.5 / $0 }
        let field = (0..<20).map { row in (0..<20).map { Double(row * $0) } }

        let figure = Figure(width: 8, height: 4)
        let grid = GridSpec(rows: 2, columns: 3, widthRatios: [2, 2, 1])
        let axes = try figure.addAxes(in: grid[0..<2, 0..<2])
        let line = axes.plot(x, y)
        line.label = "measured"
        axes.xAxis.scale = .log()
        axes.yAxis.formatter = .percent(of: 1)
        axes.gridLines = GridLines(style: .dashed)
        axes.addLegend(at: .upperRight)

        let map = try figure.addAxes(in: grid[0, 2]).image(Grid(field))
        map.colormap = .viridis
        try figure.addColorBar(for: map)

        figure.layout = .tight()
        try figure.save(folder + "/plot.pdf")
        line.y = newY
        try figure.save(folder + "/plot.png")
    }

    /// The version number is written in one place; what says how to depend on Flipbook agrees with it.
    @Test func theVersionIsTheSameEverywhere() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let text = try String(contentsOf: root.appendingPathComponent("README.md"), encoding: .utf8)
        let versions = text.matches(of: /-from (\d+\.\d+\.\d+)/).map { String($0.1) }
        #expect(!versions.isEmpty && versions.allSatisfy { $0 == flipbookVersion }, "\(versions)")
    }

    @Test func everyLineOfTheReadmeStandsHere() throws {
        let tests = URL(fileURLWithPath: #filePath)
        let source = try String(contentsOf: tests, encoding: .utf8)
        let root = tests.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let readme = try String(contentsOf: root.appendingPathComponent("README.md"), encoding: .utf8)
        let here = Set(source.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) })
        for start in ["@main\nfinal class CosineWave", "final class Lorenz", "let figure = Figure(width: 8"] {
            let block = try #require(readme.range(of: start)).lowerBound
            for line in readme[block...].prefix(upTo: try #require(readme[block...].range(of: "```")).lowerBound)
                .split(separator: "\n")
            {
                let line = line.trimmingCharacters(in: .whitespaces)
                let isOfAProgram = ["@main", "…", #"try figure.save("plot.pdf")"#].contains(line)
                #expect(isOfAProgram || here.contains(line), "\(line)")
            }
        }
    }
}
