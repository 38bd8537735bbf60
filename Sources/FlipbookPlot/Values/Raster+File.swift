import FlipbookCanvas
import FlipbookJPEG
import FlipbookPNG

extension Raster {
    /// Reads a picture from a PNG or JPEG file; its first bytes say which it is.
    ///
    /// A PNG may be gray, in colours or with a palette, with or without alpha. Of 16 bits a channel, 8 are kept. A JPEG may be gray or in
    /// colours; it isn't turned as its EXIF data ask for. One in the four colours of prints (CMYK) can't be read: convert it to RGB.
    ///
    ///     let photo = try axes.image(Raster(contentsOf: "photo.png"))
    ///
    /// - Throws: ``PlotError`` naming the path where there is no such file, or it is neither, or not whole.
    public init(contentsOf path: String) throws {
        self = try readFile(path) { bytes in
            if JPEG.isStart(of: bytes) {
                let picture = try JPEG.read(bytes)
                return Raster(width: picture.width, height: picture.height, pixels: picture.pixels)
            }
            let picture = try PNG.read(bytes)
            return Raster(width: picture.width, height: picture.height, pixels: picture.pixels)
        }
    }
}
