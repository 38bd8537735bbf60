import FlipbookCanvas
import Testing

@testable import FlipbookPlot

/// Tables beside those of matplotlib: boxes in fractions of the axes.
@Suite struct VocabularyTableTests {
    struct Family: Decodable {
        var cases: [Case]
        var texts: [String: [Double]]
    }

    struct Case: Decodable {
        var texts: [[String]]
        var loc: String
        var rowLabels: [String]?
        var columnLabels: [String]?
        var scale: [Double]?
        var fontSize: Double?
        var fitColumns: [Int]?
        var options: Options
        var cells: [Cell]
    }

    struct Options: Decodable {
        var cellLoc: String?
        var colWidths: [Double]?
        var cellColours: [[String]]?
        var rowColours: [String]?
        var rowLoc: String?
        var bbox: [Double]?
        var edges: String?
    }

    struct Cell: Decodable {
        var row: Int
        var column: Int
        /// A number is missing where matplotlib divides 0 by 0: where fitted columns have no text.
        var box: [Double?]
        var text: String
        var textAt: [Double?]
        var aligned: [String]
        var fontSize: Double
        var colour: String
        var edges: String
    }

    private static let locations: [String: Table.Location] = [
        "best": .upperRight, "upper right": .upperRight, "upper left": .upperLeft, "lower left": .lowerLeft,
        "lower right": .lowerRight, "center left": .centerLeft, "center right": .centerRight,
        "lower center": .lowerCenter, "upper center": .upperCenter, "center": .center, "top right": .topRight,
        "top left": .topLeft, "bottom left": .bottomLeft, "bottom right": .bottomRight, "right": .right,
        "left": .left, "top": .top, "bottom": .bottom,
    ]

    private static func edges(_ name: String) -> Set<Side> {
        let letters = ["open": "", "horizontal": "BT", "vertical": "RL"][name] ?? name
        let sides: [Character: Side] = ["B": .bottom, "R": .right, "T": .top, "L": .left]
        return Set(letters.compactMap { sides[$0] })
    }

    private func table(_ asked: Case, in axes: Axes) throws -> Table {
        let options = asked.options
        let table = axes.table(
            asked.texts, rowLabels: asked.rowLabels, columnLabels: asked.columnLabels,
            at: try #require(Self.locations[asked.loc]),
            colors: try options.cellColours?.map { try $0.map { try Color($0) } }, columnWidths: options.colWidths,
            textSize: asked.fontSize)
        let alignments = VocabularyAnnotationTests.horizontal
        table.shrinksText = asked.fontSize == nil
        if let name = options.cellLoc { table.alignment = try #require(alignments[name]) }
        if let name = options.rowLoc { table.rowAlignment = try #require(alignments[name]) }
        table.rowColors = try options.rowColours?.map { try Color($0) }
        table.box = options.bbox.map { Rect(x: $0[0], y: $0[1], width: $0[2], height: $0[3]) }
        if let edges = options.edges { table.edges = Self.edges(edges) }
        if let columns = asked.fitColumns { table.fittedColumns = Set(columns) }
        if let scale = asked.scale { table.scale = (scale[0], scale[1]) }
        return table
    }

    @Test func tablesAreThoseOfMatplotlib() throws {
        let family = try Vocabulary.read("tables", as: Family.self)
        let measurer = TableMeasurer(metrics: family.texts, dpi: 100)
        #expect(!family.cases.isEmpty)
        for (index, asked) in family.cases.enumerated() {
            let (figure, axes) = Figure.subplots()
            let table = try table(asked, in: axes)
            try figure.settle(measurer: RecordingCanvas(size: Size(width: 640, height: 480)))
            let transform = try #require(axes.transform)
            let cells = try table.layOut(in: transform, measurer: measurer)
            let hasLabels = asked.columnLabels != nil
            #expect(cells.count == asked.cells.count, "\(index)")
            for (cell, expected) in zip(cells, asked.cells) {
                let name: Comment = "\(index) \(asked.loc), \(expected)"
                #expect(cell.row + (hasLabels ? 1 : 0) == expected.row && cell.column == expected.column, name)
                #expect(cell.string == expected.text, name)
                let found = [cell.x, cell.y, cell.width, cell.height, cell.anchor.x, cell.anchor.y]
                // Half a pixel, in fractions of the axes.
                for case (let found, let expected?) in zip(found, expected.box + expected.textAt) {
                    #expect(abs(found - expected) < 0.5 / 496, name)
                }
                #expect(cell.alignment == VocabularyAnnotationTests.horizontal[expected.aligned[0]], name)
                #expect(cell.textSize == expected.fontSize, name)
                let color = cell.color ?? .white
                #expect(color == (try Color(String(expected.colour.prefix(7)))), name)
                #expect(cell.edges == Self.edges(expected.edges), name)
            }
        }
    }
}
