import FlipbookCanvas
import FlipbookPlot
import Testing

@Suite struct StyleTests {
    @Test func aFigureTakesTheDefaultStyleUnlessItIsGivenOne() async {
        #expect(Figure().style == .standard)
        // In a process of its own: other tests make figures at the same time.
        await #expect(processExitsWith: .success) {
            Style.default = .dark
            #expect(Figure().style == .dark && Figure(style: .print).style == .print)
            #expect(Figure.subplots().figure.color == .black)
            #expect((try? Color("C0")) == Style.dark.colorCycle[0])
        }
    }

    @Test(arguments: [Style.standard, .dark, .ggplot, .print]) func aStyleIsSeen(style: Style) throws {
        let (figure, axes) = Figure.subplots(style: style)
        let line = axes.plot([0, 1], [0, 1])
        line.label = "label"
        axes.addLegend()
        figure.title = "title"
        axes.xLabel = "x"
        #expect(line.color == style.colorCycle[0] && line.width == style.lineWidth)
        #expect(figure.titleText.size == style.figureTitleSize && axes.xAxis.label.color == style.axisLabelColor)
        #expect(axes.gridLines == style.gridLines && axes.color == style.axesColor)
        #expect(axes.legend?.style == style.legend)
        let drawn = try commands(of: figure)
        #expect(drawn.first == .clear(style.figureColor))
        let inks = drawn.compactMap { if case .text(_, _, let color, _, _) = $0 { color } else { nil } }
        #expect(!inks.contains(style.axesColor), "a text that can't be seen")
    }

    /// Relative luminance, as WCAG defines it.
    private func luminance(_ color: Color) -> Double {
        0.2126 * color.red + 0.7152 * color.green + 0.0722 * color.blue
    }

    @Test func linesOfPrintDifferWithoutColours() {
        let grays = Style.print.colorCycle.map(luminance).sorted()
        for (dark, light) in zip(grays, grays.dropFirst()) { #expect(light - dark > 0.08) }
        #expect(grays.allSatisfy { $0 < 0.75 })
    }
}
