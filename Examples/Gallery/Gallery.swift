import Flipbook
import FlipbookCairo
import Foundation

/// Draws small figures: one for each kind of artist (in the folder Artists), and those that try the page around the
/// data (in Pages). Each becomes `NAME.png`, with the boxes of its axes and texts in `NAME.json`, which `compare.py`
/// lays beside the figure's twin in matplotlib.
///
///     Gallery FOLDER [NAME…]
@main
struct Gallery {
    static let themes = [
        artistFigures, axesFigures, tickFigures, colorFigures, layoutFigures, layoutEngineFigures,
        axesBesideAxesFigures, anchoredFigures,
        textFigures, annotationFigures, formulaFigures, mixedFigures, dateFigures, scaleFigures, normFigures,
        legendFigures, styleFigures, pathEffectFigures, compositionFigures,
        animationFigures,
    ]

    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst()
        guard let folder = arguments.first else {
            FileHandle.standardError.write(Data("Usage: Gallery FOLDER [NAME…]\n".utf8))
            exit(EX_USAGE)
        }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let names = Set(arguments.dropFirst())
        for (name, make) in themes.joined() where names.isEmpty || names.contains(name) {
            try write(make(), to: URL(filePath: folder, directoryHint: .isDirectory), as: name)
        }
    }

    private static func write(_ figure: Figure, to folder: URL, as name: String) throws {
        try figure.save(folder.appending(path: "\(name).png").path)
        let measurer = try CairoCanvas(width: 1, height: 1)
        let boxes = Boxes(
            axes: figure.axes.map { Box($0.boxInPixels) },
            texts: try figure.textBoxes(measurer: measurer).map { Boxes.Text(text: $0.text, box: Box($0.box)) })
        try JSONEncoder().encode(boxes).write(to: folder.appending(path: "\(name).json"))
    }
}
