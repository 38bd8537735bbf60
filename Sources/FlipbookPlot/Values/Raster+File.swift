import FlipbookCanvas
import FlipbookPNG

extension Raster {
    /// Reads a picture from a PNG file: gray, in colours or with a palette, with or without alpha. Of 16 bits a channel, 8 are
    /// kept. Other kinds of files, such as JPEG, can't be read: convert them to PNG.
    ///
    ///     let photo = try axes.image(Raster(contentsOf: "photo.png"))
    ///
    /// - Throws: ``PlotError`` naming the path where there is no such file, or it is no PNG.
    public init(contentsOf path: String) throws {
        self = try readFile(path) { bytes in
            if bytes.starts(with: [0xff, 0xd8, 0xff]) {
                throw PlotError(.file, "it is a JPEG, which can't be read; convert it to PNG")
            }
            let picture = try PNG.read(bytes)
            return Raster(width: picture.width, height: picture.height, pixels: picture.pixels)
        }
    }
}
