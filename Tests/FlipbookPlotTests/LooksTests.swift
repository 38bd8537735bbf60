import FlipbookCanvas
import Testing

@testable import FlipbookPlot

/// Looks that are given in one call, one for each element, or taken from the style.
@Suite struct LooksTests {
    private func figure(_ draw: (Axes) -> Void) throws -> [Drawing.Command] {
        let (figure, axes) = Figure.subplots()
        draw(axes)
        return try commands(of: figure)
    }

    @Test func aCallMakesWhatPropertiesMake() throws {
        let x = [0.0, 1, 2]
        #expect(
            try figure {
                $0.plot(
                    x, x, color: .red, width: 3, style: .dashed, marker: .square, markerSize: 9, alpha: 0.5, zOrder: 4)
            }
                == figure {
                    let line = Line()
                    $0.add(line)
                    line.setData(x: x, y: x)
                    (line.color, line.width, line.style) = (.red, 3, .dashed)
                    (line.marker, line.markerSize, line.alpha, line.zOrder) = (.square, 9, 0.5, 4)
                })
        #expect(
            try figure { $0.scatter(x, x, size: 50, color: .red, marker: .star, edgeColor: .blue, edgeWidth: 2) }
                == figure {
                    let points = $0.scatter(x, x)
                    (points.sizes, points.color, points.marker) = ([50], .red, .star)
                    (points.edgeColors, points.edgeWidths) = ([.blue], [2])
                })
        #expect(
            try figure { $0.bar(x, [1, 2, 3], color: .red, edgeColor: .blue, edgeWidth: 2) }
                == figure {
                    let bars = $0.bar(x, [1, 2, 3])
                    (bars.color, bars.edgeColor, bars.edgeWidth) = (.red, .blue, 2)
                })
    }

    @Test func nilReturnsToTheStyle() throws {
        let x = [0.0, 1]
        let plain = try figure {
            $0.plot(x, x, marker: .circle)
            $0.scatter(x, x)
            $0.bar(x, [1, 2])
            $0.text("text", at: (0.5, 0.5))
        }
        let returned = try figure {
            let line = $0.plot(x, x, color: .red, width: 9, marker: .circle, markerSize: 20)
            (line.color, line.width, line.markerSize, line.markerEdgeWidth) = (nil, nil, nil, nil)
            let points = $0.scatter(x, x, size: 9, color: .red, edgeColor: .blue, edgeWidth: 9)
            (points.color, points.sizes, points.edgeColors, points.edgeWidths) = (nil, nil, nil, nil)
            let bars = $0.bar(x, [1, 2], color: .red, edgeColor: .blue, edgeWidth: 9)
            (bars.color, bars.edgeColor, bars.edgeWidth) = (nil, nil, nil)
            let text = $0.text("text", at: (0.5, 0.5), color: .red, size: 30, weight: .bold)
            (text.color, text.size, text.weight, text.family) = (nil, nil, nil, nil)
        }
        // An artist that was given a colour took none from the cycle.
        let colors = plain.count == returned.count
        #expect(colors)
        let line = Line(color: .red)
        line.color = nil
        #expect(line.color == .tabBlue && line.width == Style.standard.lineWidth)
        let text = PlacedText("text", size: 30, weight: .bold)
        (text.size, text.weight) = (nil, nil)
        #expect(text.size == Style.standard.textSize && text.weight == .normal)
    }

    @Test func aTextTakesTheStyleOfWhatHoldsIt() throws {
        var style = Style.standard
        (style.textSize, style.textColor) = (17, .red)
        let text = PlacedText("text", at: (0.5, 0.5))
        let (figure, other) = (Figure(style: style), Figure())
        figure.subplots().add(text)
        #expect(text.size == 17 && text.color == .red)
        other.add(text)
        #expect(text.size == 10 && text.color == .black)
    }

    /// The fills and edges of the paths inside the axes.
    private func elements(_ draw: (Axes) -> Void) throws -> [(fill: Color?, edge: Stroke?)] {
        var depth = 0
        return try figure(draw).compactMap {
            switch $0 {
            case .pushClip, .pushClipPath: depth += 1
            case .popClip: depth -= 1
            case .draw(_, let fill, let stroke, _) where depth > 0: return (fill, stroke)
            default: break
            }
            return nil
        }
    }

    @Test func eachElementMayHaveItsLooks() throws {
        let colors: [Color] = [.red, .green, .blue]
        let looks: [(ElementPatch) -> Void] = [
            { $0.colors = colors }, { $0.edgeColors = colors },
            { ($0.edgeColor, $0.edgeWidths) = (.black, [1, 2, 3]) },
        ]
        let make: [(Axes) -> ElementPatch] = [
            { $0.bar([0, 1, 2], [1, 2, 3]) }, { $0.histogram([0, 1, 2], bins: 3) },
        ]
        for make in make {
            #expect(try elements { looks[0](make($0)) }.map(\.fill) == colors)
            #expect(try elements { looks[1](make($0)) }.map(\.edge?.color) == colors)
            let widths = try elements { looks[2](make($0)) }.compactMap(\.edge?.width)
            #expect(widths.count == 3 && widths[1] == 2 * widths[0] && widths[2] == 3 * widths[0])
        }
        func segments(_ change: (Segments) -> Void) throws -> [Stroke?] {
            try elements { change($0.horizontalLines(at: [0, 1, 2], from: [0], to: [1])) }.map(\.edge)
        }
        #expect(try segments { $0.colors = colors }.map { $0?.color } == colors)
        #expect(try Set(segments { $0.widths = [1, 2, 3] }.map { $0?.width }).count == 3)
    }

    @Test func looksForOtherThanTheElementsAreErrors() throws {
        let wrong: [(Axes) -> Void] = [
            { $0.bar([0, 1], [1, 2]).colors = [.red, .green, .blue] }, { $0.bar([0, 1], [1, 2]).edgeColors = [] },
            { $0.bar([0, 1], [1, 2]).edgeWidths = [] }, { $0.bar([0, 1], [1, 2]).labels = ["a"] },
            { $0.histogram([0, 1], bins: 2).colors = [.red, .green, .blue] },
            { $0.horizontalLines(at: [0, 1], from: [0], to: [1]).widths = [1, 2, 3] },
            { $0.scatter([0, 1], [0, 1]).edgeColors = [.red, .green, .blue] },
            { $0.scatter([0, 1], [0, 1]).sizes = [] },
        ]
        for (index, wrong) in wrong.enumerated() {
            let error = #expect(throws: PlotError.self, "\(index)") { try figure(wrong) }
            #expect(error?.code == .lengthsDiffer && error?.description.contains("of axes 1") == true)
        }
    }

    @Test func eachBarMayHaveItsEntryInALegend() throws {
        let drawn = try figure { axes in
            let bars = axes.bar([0, 1, 2], [1, 2, 3], label: "all")
            bars.labels = ["first", "", "third"]
            bars.colors = [.red, .green, .blue]
            axes.addLegend()
        }
        let texts = drawn.compactMap { if case .text(let text, _, _, _, _) = $0 { text } else { nil } }
        #expect(texts.contains("first") && texts.contains("third") && !texts.contains("all"))
        let fills = drawn.compactMap { if case .draw(_, let fill, _, _) = $0 { fill } else { nil } }
        #expect(
            fills.count { $0 == .red } == 2 && fills.count { $0 == .green } == 1 && fills.count { $0 == .blue } == 2)
    }

    @Test func theValuesOfColoursStayUntilTheyAreSetToNil() throws {
        let grid = Grid(rows: 3, columns: 3) { 1 + Double($0 + $1) }
        let stream = StreamPlot([0, 1, 2], [0, 1, 2], grid, grid, values: grid)
        stream.setData(u: grid, v: grid)
        #expect(stream.values == grid)
        let quiver = Quiver([0], [0], [1], [1], values: [3])
        quiver.setData(u: [2], v: [2])
        #expect(quiver.values == [3])
        quiver.setData(u: [2], v: [2], values: [4])
        #expect(quiver.values == [4])
        quiver.values = nil
        let points = Scatter([0], [0], values: [1])
        points.setData(x: [1], y: [1])
        #expect(points.values == [1])
    }
}
