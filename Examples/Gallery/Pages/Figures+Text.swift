import Flipbook
import Foundation

let textFigures: Figures = [
    "text_boxes": textBoxes, "aligned_texts": alignedTexts, "rotated_texts": rotatedTexts, "fonts": fonts,
    "font_styles": fontStyles, "symbols": symbols, "text_coordinates": textCoordinates,
]

/// Axes of 0...1 without ticks, but with lines at some places.
private func board(x: [Double], y: [Double]) throws -> (Figure, Axes) {
    let (figure, axes) = Figure.subplots(width: 8, height: 5)
    axes.xLimits = 0...1
    axes.yLimits = 0...1
    axes.xAxis.locator = .fixed(x)
    axes.yAxis.locator = .fixed(y)
    axes.gridLines = GridLines()
    return (figure, axes)
}

/// Square and round boxes behind texts, turned ones too.
func textBoxes() throws -> Figure {
    let (figure, axes) = try board(x: [], y: [])
    let backgrounds = [
        TextBackground(), TextBackground(.round, color: try Color("wheat"), alpha: 0.5),
        TextBackground(color: nil, edgeColor: try Color("red"), edgeWidth: 2, pad: 1),
        TextBackground(.round, color: try Color("lightblue"), edgeColor: nil, pad: 0.8),
    ]
    for (index, background) in backgrounds.enumerated() {
        for (row, rotation) in [0.0, 30].enumerated() {
            let text = axes.text(
                "μ = 0.1\nσ = 2.34\nn = 100", at: (0.05 + 0.24 * Double(index), 0.7 - 0.5 * Double(row)))
            text.background = background
            text.rotation = .degrees(rotation)
            text.size = 12
        }
    }
    return figure
}

/// Every alignment, of one line and of several.
func alignedTexts() throws -> Figure {
    let x = linspace(0.1, 0.9, count: 5)
    let (figure, axes) = try board(x: x, y: [0.2, 0.5, 0.8])
    let heights: [VerticalAlignment] = [.top, .center, .baseline, .centerBaseline, .bottom]
    for (x, height) in zip(x, heights) {
        for (y, side) in zip([0.2, 0.5, 0.8], [HorizontalAlignment.left, .center, .right]) {
            let text = axes.text(side == .center ? "Ag\nlonger\nq" : "Agjx", at: (x, y))
            text.horizontalAlignment = side
            text.verticalAlignment = height
        }
    }
    return figure
}

/// Turned texts, aligned by the box around them and before they are turned.
func rotatedTexts() throws -> Figure {
    let x = linspace(0.1, 0.9, count: 6)
    let (figure, axes) = try board(x: x, y: [0.2, 0.5, 0.8])
    for (x, rotation) in zip(x, [0.0, 30, 45, 90, 135, 270]) {
        axes.text("corner", at: (x, 0.2)).rotation = .degrees(rotation)
        let middle = axes.text("two\nlines", at: (x, 0.5))
        middle.rotation = .degrees(rotation)
        middle.horizontalAlignment = .center
        middle.verticalAlignment = .center
        let anchored = axes.text("anchor", at: (x, 0.8))
        anchored.rotation = .degrees(rotation)
        anchored.rotationMode = .anchor
        anchored.horizontalAlignment = .right
        anchored.verticalAlignment = .top
    }
    return figure
}

/// Sizes, weights, slants and families.
func fonts() throws -> Figure {
    let (figure, axes) = try board(x: [], y: [])
    for (index, size) in [6.0, 8, 10, 14, 20, 30].enumerated() {
        axes.text("Size \(Int(size))", at: (0.03, 0.9 - 0.15 * Double(index))).size = size
    }
    for (row, family) in ["DejaVu Sans", "DejaVu Serif", "DejaVu Sans Mono"].enumerated() {
        for (column, weight) in [TextStyle.Weight.normal, .bold].enumerated() {
            for (line, slant) in [TextStyle.Slant.normal, .oblique].enumerated() where line == 0 || row == 0 {
                let y = 0.85 - 0.3 * Double(row) - 0.12 * Double(line)
                let text = axes.text("The quick 0123", at: (0.35 + 0.32 * Double(column), y))
                text.family = family
                text.weight = weight
                text.slant = slant
                text.size = 13
            }
        }
    }
    return figure
}

/// Weights and widths, features, and the fonts of files.
func fontStyles() throws -> Figure {
    let (figure, axes) = try board(x: [], y: [])
    func write(_ string: String, _ x: Double, _ y: Double) -> Text { axes.text(string, at: (x, y), size: 14) }
    for (row, weight) in [TextStyle.Weight.extraLight, .normal, .bold].enumerated() {
        for (column, stretch) in [TextStyle.Stretch.normal, .condensed].enumerated() where row > 0 || column == 0 {
            let text = write("Weight \(weight.value)", 0.05 + 0.3 * Double(column), 0.85 - 0.12 * Double(row))
            (text.weight, text.stretch) = (weight, stretch)
        }
    }
    _ = write("office fluff AV", 0.05, 0.42)
    write("office fluff AV", 0.4, 0.42).fontFeatures = ["liga": 0]
    write("office fluff AV", 0.05, 0.3).fontFeatures = ["kern": 0]
    write("office fluff AV", 0.4, 0.3).fontFeatures = ["kern": 0, "liga": 0]
    let folder = URL(filePath: #filePath).appending(path: "../../../../Sources/CFlipbookFonts/fonts").standardized
    for (column, name) in ["STIXGeneral", "STIXGeneralItalic", "cmss10"].enumerated() {
        write("The quick 0123", 0.05 + 0.32 * Double(column), 0.12).family = folder.appending(path: name + ".ttf").path
    }
    return figure
}

/// Greek and other symbols, in titles and labels.
func symbols() throws -> Figure {
    let (figure, axes) = Figure.subplots()
    axes.plot([-2, 2], [-1e-5, 1e-5])
    axes.title = "αβγδεζηθικλμνξοπρστυφχψω"
    axes.xLabel = "ΓΔΘΛΞΠΣΦΨΩ ∂ ∇ ∫ ∑ √ ∞ ≈ ≠ ≤ ≥"
    axes.yLabel = "θ (°) ± Å × ÷ ² ³ → ←"
    axes.text("àéîõü ß ø ç\n“quotes” – dash — …", at: (0, 0))
    return figure
}

/// Texts in data, in fractions of their axes and of the figure, one of them clipped.
func textCoordinates() throws -> Figure {
    let (figure, axes) = Figure.subplots()
    axes.plot([0, 100], [1, 1000])
    axes.yAxis.scale = .log()
    axes.text("data", at: (50, 100))
    axes.text("axes", at: (0.05, 0.95), in: .axes).verticalAlignment = .top
    axes.text("beside", at: (1.02, 0.5), in: .axes).rotation = .degrees(90)
    let clipped = axes.text("cut off at the side", at: (85, 10))
    clipped.isClipped = true
    clipped.color = try Color("tab:red")
    let corner = figure.text("corner of the figure", at: (0.99, 0.01))
    corner.horizontalAlignment = .right
    corner.slant = .oblique
    return figure
}
