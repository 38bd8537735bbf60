import FlipbookCairo
import FlipbookCanvas
import FlipbookPlot
import FlipbookStore
import FlipbookSystem
import FlipbookVideo
import Foundation

extension Figure {
    /// Writes the figure as a picture: `.png`, `.pdf` or `.svg`, by the path's ending.
    ///
    /// A PNG has the pixels that a video's frame has. Lines and text of a PDF or SVG stay lines and text. A file that is
    /// there already is replaced once the new one is whole; a link stays, and what it points to is replaced. What a person
    /// should know of the picture although it can be drawn, such as characters that no font has, is written to standard
    /// error, once per figure.
    ///
    /// - Parameters:
    ///   - path: the file; its folder must be there.
    ///   - dpi: dots per inch of this picture; nil for the figure's own. A page has the same size whatever it is.
    ///   - isTransparent: whether the figure and its axes are drawn without their background.
    /// - Throws: `FlipbookError` for another ending and where the file can't be written, and what drawing throws.
    public func save(_ path: String, dpi: Double? = nil, isTransparent: Bool = false) throws {
        try checkPlace(path)
        let path = try FlipbookError.wrapping { try OutputPath.destination(of: path) }
        let (own, colors, hadBackground) = (self.dpi, [color] + axes.map(\.color), hasBackground)
        if let dpi { self.dpi = dpi }
        if isTransparent { removeBackground() }
        defer {
            if dpi != nil { self.dpi = own }
            if isTransparent {
                hasBackground = hadBackground
                setColors(colors)
            }
            for warning in takeWarnings() { CurrentProcess.writeError("warning: \(warning)\n") }
        }
        switch URL(fileURLWithPath: path).pathExtension.lowercased() {
        case "png": try savePNG(path)
        case "pdf": try savePage(path, .pdf)
        case "svg": try savePage(path, .svg)
        case let ending:
            throw FlipbookError(
                "\(path): a picture can't be written as \(ending.isEmpty ? "a file without an ending" : "." + ending): "
                    + "choose .png, .pdf or .svg.")
        }
    }

    /// Leaves nothing but what the axes show, on nothing.
    func removeBackground() {
        hasBackground = false
        setColors(([color] + axes.map(\.color)).map { $0.opacity(0) })
    }

    /// The colours of the figure and of its axes.
    private func setColors(_ colors: [Color]) {
        color = colors[0]
        for (axes, color) in zip(axes, colors.dropFirst()) { axes.color = color }
    }

    /// Throws where no file can be at the path: the system's own words for it don't say what to do.
    private func checkPlace(_ path: String) throws {
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
            throw FlipbookError("\(path) is a folder, so no picture can take its place: choose another output.")
        }
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        guard FileManager.default.fileExists(atPath: folder) else {
            throw FlipbookError("\(path) can't be written: the folder \(folder) doesn't exist; make it first.")
        }
    }

    private func savePNG(_ path: String) throws {
        let (width, height) = try pixelSize()
        let isOpaque = color.alpha == 1
        let canvas = try CairoCanvas(width: width, height: height, format: isOpaque ? .opaque : .premultipliedAlpha)
        try draw(on: canvas)
        let bytes = try FlipbookError.wrapping { try canvas.withPixels { try PNG.encode($0) } }
        do {
            try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw FlipbookError("\(path) can't be written: \(error.localizedDescription)")
        }
    }

    private func savePage(_ path: String, _ format: PageCanvas.Format) throws {
        let (width, height) = try pixelSize()
        let canvas = try PageCanvas(
            path: path, format: format, size: Size(width: Double(width), height: Double(height)), dpi: dpi)
        try draw(on: canvas)
        try canvas.finish()
    }
}
