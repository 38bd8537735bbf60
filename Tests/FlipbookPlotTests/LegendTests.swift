import FlipbookCanvas
import TestSupport
import Testing

@testable import FlipbookPlot

@Suite struct LegendTests {
    @Test func entriesAreTheArtistsWithALabel() throws {
        let (figure, axes) = Figure.subplots()
        let first = axes.plot([0, 1], [0, 1])
        axes.plot([0, 1], [1, 0])
        axes.image(Grid(rows: 1, columns: 1), aspect: .auto).label = "an image has a colour bar"
        let third = axes.plot([0, 1], [0, 0])
        (first.label, third.label) = ("first", "third")
        let legend = axes.addLegend(at: .upperLeft, title: "title")
        #expect(try texts(of: figure).suffix(3) == ["title", "first", "third"])
        third.label = ""
        first.label = "renamed"
        legend.title = ""
        #expect(try texts(of: figure).suffix(1) == ["renamed"])
        axes.legend = nil
        #expect(try !texts(of: figure).contains("renamed") && legend.parent == nil)
    }

    private func texts(of figure: Figure) throws -> [String] {
        try commands(of: figure).compactMap { if case .text(let line, _, _, _, _) = $0 { line } else { nil } }
    }

    @Test func labelsHaveTheirColoursInTurn() throws {
        let (figure, axes) = Figure.subplots()
        for name in ["a1", "b1", "c1"] { axes.plot([0, 1], [0, 1]).label = name }
        let legend = axes.addLegend(at: .upperLeft)
        func colors() throws -> [Color] {
            try commands(of: figure).compactMap {
                if case .text(let line, _, let color, _, _) = $0, line.hasSuffix("1"), line.count == 2,
                    line.first?.isLetter == true
                {
                    color
                } else {
                    nil
                }
            }
        }
        legend.style.textColor = .green
        #expect(try colors() == [.green, .green, .green])
        legend.style.textColors = [.red, .blue]
        #expect(try colors() == [.red, .blue, .red])
        legend.style.textColors = []
        #expect(try colors() == [.green, .green, .green])
    }

    @Test func aSampleLooksAsItsLine() throws {
        let (figure, axes) = Figure.subplots()
        let line = axes.plot([0, 1], [0, 1])
        line.label = "line"
        let legend = axes.addLegend(at: .lowerRight)
        func sample() throws -> Stroke? {
            let box = try #require(legend.box)
            return try commands(of: figure).compactMap { command -> Stroke? in
                guard case .draw(let path, nil, let stroke, _) = command, path.elements.count == 2,
                    case .move(let start) = path.elements[0], case .line(let end) = path.elements[1],
                    box.minX < start.x, end.x < box.maxX, box.minY < start.y, end.y < box.maxY
                else { return nil }
                return stroke
            }.last
        }
        _ = try commands(of: figure)
        line.color = .red
        line.style = .dashed
        line.width = 3
        let stroke = try #require(try sample())
        #expect(stroke.color == .red && stroke.dashes.count == 2 && abs(stroke.width - 300.0 / 72) < 1e-9)
    }

    @Test(arguments: 1...30 as ClosedRange<UInt64>) func theBestPlaceHidesLeast(seed: UInt64) throws {
        var random = Seeded(seed)
        let (figure, axes) = Figure.subplots()
        for label in ["a", "bcd"] {
            let values = (0..<12).map { _ in Double.random(in: 0...1, using: &random) }
            axes.plot(values.sorted(), values).label = label
        }
        let legend = axes.addLegend()
        _ = try commands(of: figure)
        let (transform, best) = (try #require(axes.transform), try #require(legend.box))
        let obstacles = Obstacles(of: axes, in: transform, measurer: RecordingCanvas(size: transform.box.size))
        func inside(_ box: Rect) -> Int {
            obstacles.lines.joined().count { box.minX < $0.x && $0.x < box.maxX && box.minY < $0.y && $0.y < box.maxY }
        }
        for location in Anchor.named {
            legend.location = location
            _ = try commands(of: figure)
            // A line that crosses counts one too.
            #expect(inside(best) <= inside(try #require(legend.box)) + obstacles.lines.count)
        }
    }

    /// One line along the left or the right side, with or without a label.
    private func figure(isLeft: Bool, label: String) -> (figure: Figure, line: Line, legend: Legend) {
        let (figure, axes) = Figure.subplots()
        (axes.xLimits, axes.yLimits) = (0...1, 0...1)
        let line = axes.plot(isLeft ? [0.05, 0.05] : [0.95, 0.95], [0, 1])
        line.label = label
        return (figure, line, axes.addLegend())
    }

    @Test func theBestPlaceDependsOnWhatIsDrawnAlone() throws {
        let (figure, line, legend) = figure(isLeft: true, label: "line")
        for isLeft in [true, false, false, true, false] {
            line.x = isLeft ? [0.05, 0.05] : [0.95, 0.95]
            _ = try commands(of: figure)
            let other = self.figure(isLeft: isLeft, label: "line")
            _ = try commands(of: other.figure)
            #expect(legend.box != nil && legend.box == other.legend.box)
        }
    }

    @Test func inAnAnimationThePlaceIsThatOfTheSetup() throws {
        let (figure, line, legend) = figure(isLeft: true, label: "line")
        try figure.settleLayout(measurer: RecordingCanvas(size: Size(width: 640, height: 480)))
        let box = legend.box
        for location in [Anchor??.none, .some(.best), .some(.center), .some(.best)] {
            if let location { legend.location = location }
            line.x = [0.95, 0.95]
            _ = try commands(of: figure)
            #expect((legend.box == box) == (location != .center))
        }
        // One without entries has nothing to stay for.
        let later = self.figure(isLeft: true, label: "")
        try later.figure.settleLayout(measurer: RecordingCanvas(size: Size(width: 640, height: 480)))
        (later.line.label, later.line.x) = ("line", [0.95, 0.95])
        _ = try commands(of: later.figure)
        #expect(later.legend.box != nil && later.legend.box != box)
    }

    @Test func aLegendThatMovesToOtherAxesLeavesItsOwn() throws {
        let figure = Figure()
        let axes = try figure.subplots(rows: 1, columns: 2)[0]
        let legend = axes[0].addLegend()
        axes[1].legend = legend
        #expect(axes[0].legend == nil && legend.parent === axes[1])
        axes[0].legend = nil
        #expect(legend.parent === axes[1])
    }

    @Test func legendsInTheirBestPlacesLeaveEachOtherAlone() throws {
        let random = Seeded.generator("several legends")
        for _ in 0..<20 {
            let (figure, axes) = Figure.subplots()
            // Three corners are free.
            (axes.xLimits, axes.yLimits) = (0...1, 0...1)
            let (left, low) = (random.chance(0.5) ? 0 : 0.6, random.chance(0.5) ? 0 : 0.6)
            let x = linspace(left, left + 0.4, count: 40)
            let lines = (0..<2).map { number in
                let line = axes.plot(x, x.map { _ in random.value(low...low + 0.4) })
                line.label = "line \(number)"
                return line
            }
            axes.addLegend()
            let added = Legend()
            added.artists = [lines[1]]
            axes.add(added)
            _ = try commands(of: figure)
            let boxes = axes.legends.compactMap(\.box)
            try #require(boxes.count == 2)
            let (first, second) = (boxes[0], boxes[1])
            #expect(
                first.maxX <= second.minX || second.maxX <= first.minX || first.maxY <= second.minY
                    || second.maxY <= first.minY)
        }
    }

    @Test func samplesThatAreInNoAxesAreListedByTheirOwnLegendAlone() throws {
        let (figure, axes) = Figure.subplots()
        let sample = Line(label: "sample")
        let legend = axes.addLegend()
        legend.entries = [Legend.Entry("entry", sample)]
        let other = Legend()
        other.artists = [sample]
        axes.add(other)
        #expect(try texts(of: figure).filter { ["entry", "sample"].contains($0) } == ["entry"])
        axes.add(sample)
        axes.remove(sample)
        _ = try commands(of: figure)
        #expect(sample.parent === legend)
    }

    @Test func theOrderOfLegendsDoesNotTellWhatWasThereBefore() throws {
        let (_, axes) = Figure.subplots()
        let (main, other) = (axes.addLegend(), Legend())
        axes.add(other)
        axes.legend = nil
        axes.legend = main
        #expect(axes.legends.map(ObjectIdentifier.init) == [main, other].map(ObjectIdentifier.init))
    }

    @Test func everyLocationLiesInTheAxes() throws {
        for location in [nil] + Anchor.named {
            let (figure, axes) = Figure.subplots()
            axes.plot([0, 1], [0, 1]).label = "line"
            let legend = axes.addLegend(at: location)
            _ = try commands(of: figure)
            let (box, axesBox) = (try #require(legend.box), axes.boxInPixels)
            #expect(axesBox.minX < box.minX && box.maxX < axesBox.maxX, "\(location)")
            #expect(axesBox.minY < box.minY && box.maxY < axesBox.maxY, "\(location)")
        }
    }

    @Test func badValuesAreErrors() throws {
        let faults: [(Legend) -> Void] = [
            { $0.style.columns = 0 }, { $0.style.textSize = -1 }, { $0.style.pad = .nan },
            { $0.anchor = Rect(x: .infinity, y: 0, width: 0, height: 0) }, { $0.style.edgeWidth = -1 },
            { $0.style.titleSize = .infinity },
        ]
        for (index, fault) in faults.enumerated() {
            let (figure, axes) = Figure.subplots()
            axes.plot([0, 1], [0, 1]).label = "line"
            fault(axes.addLegend(title: "title"))
            let error = try #require(throws: PlotError.self) { try commands(of: figure) }
            #expect(error.code == .size && error.description.contains("legend of axes 1"), "fault \(index): \(error)")
        }
    }
}

extension Rect {
    fileprivate var size: Size { Size(width: width, height: height) }
}
