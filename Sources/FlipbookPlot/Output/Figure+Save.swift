import FlipbookCairo
import FlipbookCanvas
import FlipbookPNG
import FlipbookSystem

/// A kind of file that a figure can be saved as.
public enum PictureFormat: String, Hashable, Sendable, CaseIterable {
    /// Pixels, exactly those of a video's frame; with alpha where the figure's background has some.
    case png
    /// A page on which lines stay lines and text stays text.
    case pdf
    /// A drawing in which lines stay lines and text stays text.
    case svg
}

extension Figure {
    /// Writes the figure as a picture: `.png`, `.pdf` or `.svg`, by the path's extension.
    ///
    /// A file that is there already is replaced once the new one is whole; a link stays, and what it points to is replaced.
    /// Warnings, such as one of characters that no font has, are written to standard error, once per figure.
    ///
    /// - Parameters:
    ///   - path: the file; its folder must be there.
    ///   - dpi: dots per inch of this picture; nil for the figure's own. The page of a PDF or SVG has the same size at any.
    ///   - isTransparent: whether the figure and its axes are drawn without their background.
    /// - Throws: ``PlotError`` for another extension and where the file can't be written, and what drawing throws.
    public func save(_ path: String, dpi: Double? = nil, isTransparent: Bool = false) throws {
        let name = OutputPath.split("/" + path).name
        let fileExtension = name.split(separator: ".").dropFirst().last?.lowercased() ?? ""
        guard let format = PictureFormat(rawValue: fileExtension) else {
            let kind = fileExtension.isEmpty ? "a file without an extension" : "." + fileExtension
            throw PlotError(
                .file, "\(path): a picture can't be written as \(kind): choose .png, .pdf or .svg.")
        }
        try writeFile(path, data(as: format, dpi: dpi, isTransparent: isTransparent))
    }

    /// The figure as the content of a file.
    ///
    /// - Parameters:
    ///   - format: the kind of file.
    ///   - dpi: dots per inch of this picture; nil for the figure's own. The page of a PDF or SVG has the same size at any.
    ///   - isTransparent: whether the figure and its axes are drawn without their background.
    /// - Returns: the bytes of the whole file.
    /// - Throws: what drawing throws.
    public func data(as format: PictureFormat, dpi: Double? = nil, isTransparent: Bool = false) throws -> [UInt8] {
        let (own, colors, hadBackground) = (self.dpi, backgroundColors, hasBackground)
        if let dpi { self.dpi = dpi }
        if isTransparent { removeBackground() }
        defer {
            if dpi != nil { self.dpi = own }
            if isTransparent {
                hasBackground = hadBackground
                backgroundColors = colors
            }
            for warning in takeWarnings() { CurrentProcess.writeError("warning: \(warning)\n") }
        }
        let (width, height) = try pixelSize()
        guard format == .png else {
            let size = Size(width: Double(width), height: Double(height))
            let canvas = try PageCanvas(format: format == .pdf ? .pdf : .svg, size: size, dpi: self.dpi)
            try draw(on: canvas)
            return try canvas.finish()
        }
        let canvas = try CairoCanvas(
            width: width, height: height, format: color.alpha == 1 ? .opaque : .premultipliedAlpha)
        try draw(on: canvas)
        return try canvas.withPixels { try PNG.encode($0) }
    }

    /// Leaves nothing but what the axes show, on nothing.
    package func removeBackground() {
        hasBackground = false
        backgroundColors = backgroundColors.map { $0.opacity(0) }
    }

    /// The colours of the figure and of its axes.
    private var backgroundColors: [Color] {
        get { [color] + axes.map(\.color) }
        set {
            color = newValue[0]
            for (axes, color) in zip(axes, newValue.dropFirst()) { axes.color = color }
        }
    }
}
