import FlipbookCanvas
import FlipbookPlot
import TestSupport
import Testing

/// A page that is changed and drawn again and again draws what a new page with the same contents draws.
@Suite struct PageChangeTests {
    /// All that a page of this test shows.
    struct Contents: ChangingContents {
        var label = "line"
        var color = Color.tabBlue
        var location = Anchor.upperLeft
        var columns = 1
        var title = ""
        var text = "text"
        var place = Point(x: 0.3, y: 0.4)
        var hasBackground = false
        var values = [1.0, 2, 3, 4]
        var limits: ClosedRange<Double>?
        var isLogarithmic = false
        var colormap = Colormap.viridis
        var extends = ColorBar.Extension.neither
        var gap = 0.2

        mutating func change(_ random: inout Seeded) {
            switch Int.random(in: 0..<14, using: &random) {
            case 0: label = ["", "line", "another", "two\nlines"].randomElement(using: &random)!
            case 1: color = Color.tab10.randomElement(using: &random)!
            case 2: location = Anchor.named.randomElement(using: &random)!
            case 3: columns = Int.random(in: 1...3, using: &random)
            case 4: title = ["", "All", "Two\nlines"].randomElement(using: &random)!
            case 5: text = ["", "text", "more\ntext"].randomElement(using: &random)!
            case 6: place = Point(x: .random(in: 0...1, using: &random), y: .random(in: -1...1, using: &random))
            case 7: hasBackground.toggle()
            case 8: values = values.map { _ in Double.random(in: 0.1...100, using: &random) }
            case 9: limits = Bool.random(using: &random) ? nil : 0.5...Double.random(in: 1...9, using: &random)
            case 10: isLogarithmic.toggle()
            case 11: colormap = [.viridis, .gray, .jet].randomElement(using: &random)!
            case 12: extends = [.neither, .minimum, .maximum, .both].randomElement(using: &random)!
            default: gap = Double.random(in: 0.1...0.5, using: &random)
            }
        }
    }

    /// The parts of a page that change.
    struct Page: ChangingPage {
        let figure = Figure()
        let line = Line([0, 1, 2], [0, 1, 0])
        let legend: Legend
        let text: PlacedText
        let image: Image
        let bar: ColorBar

        init() throws {
            let axes = try figure.subplots(rows: 1, columns: 2)[0]
            axes[0].add(line)
            legend = axes[0].addLegend(at: .upperLeft)
            text = axes[0].text("", at: (0, 0))
            image = axes[1].image(try Grid(rows: 2, columns: 2, values: [1, 2, 3, 4]))
            bar = try figure.addColorBar(for: image)
        }

        func show(_ contents: Contents, after last: Contents?) throws {
            line.label = contents.label
            line.color = contents.color
            legend.location = contents.location
            legend.style.columns = contents.columns
            figure.title = contents.title
            text.string = contents.text
            text.setData(position: (contents.place.x, contents.place.y))
            text.background = contents.hasBackground ? TextBackground(.round, color: .wheat) : nil
            image.values = try Grid(rows: 2, columns: 2, values: contents.values)
            image.norm = contents.isLogarithmic ? .log(contents.limits) : .linear(contents.limits)
            image.colormap = contents.colormap
            bar.extends = contents.extends
            figure.subplotParameters.columnGap = contents.gap
        }
    }

    @Test(arguments: 1...10 as ClosedRange<UInt64>) func aChangedPageDrawsAsANewOne(seed: UInt64) throws {
        try Page.expectChangesDrawAsNew(seed: seed)
    }
}
