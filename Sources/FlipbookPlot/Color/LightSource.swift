import FlipbookCanvas
import FlipbookMathematics

/// A light that is far away: what faces it is bright, what is turned away from it is dark.
///
///     let sun = LightSource(azimuth: .degrees(315), altitude: .degrees(45))
///     axes.image(try sun.shade(heights, colormap: Colormap("terrain")))
///
/// It shades surfaces in space, and elevations that are seen from above, as matplotlib's `LightSource` does.
public struct LightSource: Hashable, Sendable, Codable {
    /// From where it comes: clockwise from the direction of y, as on a compass.
    public var azimuth: Angle
    /// The angle over the plane of x and y.
    public var altitude: Angle

    /// A light; matplotlib's for surfaces and bars where it isn't given. Maps are often lit from 315 degrees, 45 degrees high.
    public init(azimuth: Angle = .degrees(225), altitude: Angle = .degrees(19.4712)) {
        self.azimuth = azimuth
        self.altitude = altitude
    }

    /// How a colour and the light on it are put together.
    public enum Blend: Hashable, Sendable {
        /// Overlay: dark colours are multiplied by the light, bright ones are screened with it, so that contrasts are kept.
        case overlay
        /// Soft light: as ``overlay``, but with less contrast.
        case soft
        /// The saturation and the brightness of the colour move towards those of full shadow or full light, in HSV.
        case hsv(HSVRange)
    }

    /// The saturations and brightnesses of full shadow and full light, from 0 to 1, for ``Blend/hsv(_:)``.
    public struct HSVRange: Hashable, Sendable {
        /// The saturation of full light.
        public var lightSaturation: Double
        /// The brightness of full light.
        public var lightValue: Double
        /// The saturation of full shadow.
        public var shadowSaturation: Double
        /// The brightness of full shadow.
        public var shadowValue: Double

        /// Saturations and brightnesses; matplotlib's unless given: white light and black shadow.
        public init(
            lightSaturation: Double = 0, lightValue: Double = 1, shadowSaturation: Double = 1, shadowValue: Double = 0
        ) {
            self.lightSaturation = lightSaturation
            self.lightValue = lightValue
            self.shadowSaturation = shadowSaturation
            self.shadowValue = shadowValue
        }
    }

    /// From where the light comes.
    var direction: SIMD3<Double> {
        let (cosAzimuth, sinAzimuth) = cosineAndSine((90 - azimuth.degrees) * .pi / 180)
        let (cosAltitude, sinAltitude) = cosineAndSine(altitude.radians)
        return SIMD3(cosAzimuth * cosAltitude, sinAzimuth * cosAltitude, sinAltitude)
    }

    /// The cosine of the angle between the light and a normal of a face; NaN for a face without area.
    private func cosine(to normal: SIMD3<Double>) -> Double { dot(normalized(normal), direction) }

    /// How much of its colour a face in space has: from 0.3 to 1, as matplotlib's surfaces.
    func shade(ofFaceAcross normal: SIMD3<Double>) -> Double {
        let cosine = cosine(to: normal)
        return 0.65 + 0.35 * (cosine.isNaN ? 0 : cosine)
    }
}

extension LightSource {
    /// How bright each point of a landscape is, from 0 to 1: the darkest is 0 and the brightest 1, or all are equally bright
    /// where it is flat. NaN stays NaN, and so do its neighbours.
    ///
    /// - Parameters:
    ///   - elevations: the heights, the first row in the north.
    ///   - dx: from one column to the next, in the unit of the heights.
    ///   - dy: from one row to the next, in the unit of the heights.
    ///   - exaggeration: multiplies the heights.
    ///   - fraction: multiplies the contrast; above 1, the brightest and darkest parts are cut off.
    /// - Throws: ``PlotError`` where there are less than two rows or columns, or a number can't be used.
    public func hillshade(
        _ elevations: Grid, dx: Double = 1, dy: Double = 1, exaggeration: Double = 1, fraction: Double = 1
    ) throws -> Grid {
        let (rows, columns) = (elevations.rows, elevations.columns)
        guard rows > 1, columns > 1, elevations.values.count == rows * columns else {
            throw PlotError(
                .values,
                "a landscape of \(rows)x\(columns) points with \(elevations.values.count) heights has no slopes; give one "
                    + "for each point, and two points or more to each side")
        }
        let numbers = [dx, dy, exaggeration, fraction, azimuth.degrees, altitude.degrees]
        guard dx != 0, dy != 0, numbers.allSatisfy(\.isFinite) else {
            throw PlotError(
                .size,
                "a landscape can't be lit with dx, dy, exaggeration, fraction, azimuth and altitude of \(numbers); give "
                    + "finite ones, and a dx and dy other than 0")
        }
        /// The rise to the next point along a row or a column, by the two neighbours or by the one at the end.
        func slope(_ index: Int, _ position: Int, of count: Int, step: Int, _ distance: Double) -> Double {
            let (low, high) = (position > 0 ? index - step : index, position < count - 1 ? index + step : index)
            let rise = exaggeration * elevations.values[high] - exaggeration * elevations.values[low]
            return rise / (distance * Double((high - low) / step))
        }
        let cosines = Grid(rows: rows, columns: columns) { row, column in
            let index = row * columns + column
            let right = slope(index, column, of: columns, step: 1, dx)
            let up = slope(index, row, of: rows, step: columns, -dy)
            return cosine(to: SIMD3(-right, -up, 1))
        }
        let (low, high) = (cosines.minimum ?? 0, cosines.maximum ?? 0)
        let width = high - low
        return cosines.map { cosine in
            let light = width > 1e-6 ? (cosine * fraction - low) / width : cosine * fraction
            return light.isNaN ? light : min(max(light, 0), 1)
        }
    }

    /// A landscape in the colours of its heights, lit.
    ///
    ///     image.setData(picture: try sun.shade(heights, colormap: .gray, exaggeration: 2))
    ///
    /// - Parameters:
    ///   - elevations: the heights, the first row in the north.
    ///   - colormap: the colours of heights.
    ///   - norm: how heights become positions in the colormap; limits that it hasn't are those of the heights.
    ///   - blend: how colours and light are put together.
    ///   - dx: from one column to the next, in the unit of the heights.
    ///   - dy: from one row to the next, in the unit of the heights.
    ///   - exaggeration: multiplies the heights for the light.
    ///   - fraction: multiplies the contrast of the light.
    /// - Returns: a pixel for each height.
    /// - Throws: ``PlotError`` where there are less than two rows or columns, or a number or the norm can't be used.
    public func shade(
        _ elevations: Grid, colormap: Colormap, norm: Norm = .linear(), blend: Blend = .overlay, dx: Double = 1,
        dy: Double = 1, exaggeration: Double = 1, fraction: Double = 1
    ) throws -> Raster {
        let light = try hillshade(elevations, dx: dx, dy: dy, exaggeration: exaggeration, fraction: fraction)
        let colors = try colors(of: elevations, colormap, norm)
        return Raster(colors: blend.colors(colors, in: light), width: elevations.columns, height: elevations.rows)
    }

    /// A picture of a landscape, lit by the landscape's heights.
    ///
    /// - Parameters:
    ///   - picture: the colours, one for each height.
    ///   - elevations: the heights, the first row in the north.
    ///   - blend: how colours and light are put together.
    ///   - dx: from one column to the next, in the unit of the heights.
    ///   - dy: from one row to the next, in the unit of the heights.
    ///   - exaggeration: multiplies the heights for the light.
    ///   - fraction: multiplies the contrast of the light.
    /// - Throws: ``PlotError`` where the picture and the heights differ in rows or columns, there are less than two, or a number
    ///   can't be used.
    public func shade(
        _ picture: Raster, elevations: Grid, blend: Blend = .hsv(HSVRange()), dx: Double = 1, dy: Double = 1,
        exaggeration: Double = 1, fraction: Double = 1
    ) throws -> Raster {
        guard picture.width == elevations.columns, picture.height == elevations.rows else {
            throw PlotError(
                .lengthsDiffer,
                "a picture of \(picture.height)x\(picture.width) can't be lit by "
                    + "\(elevations.rows)x\(elevations.columns) heights; give one for each pixel")
        }
        let light = try hillshade(elevations, dx: dx, dy: dy, exaggeration: exaggeration, fraction: fraction)
        let colors = blend.colors(picture.pixels.map(Color.init(pixel:)), in: light)
        return Raster(colors: colors, width: picture.width, height: picture.height)
    }

    /// The colours of heights without a light.
    func colors(of elevations: Grid, _ colormap: Colormap, _ norm: Norm) throws -> [Color] {
        let normalized = try norm.map(
            norm.limits(following: elevations.values), colors: colormap.colors.count, of: "heights in a light")
        return elevations.values.map { colormap(normalized($0)) }
    }
}

extension LightSource.Blend {
    /// Colours in a light from 0 to 1. Where the light is NaN, a colour stays as it is.
    func colors(_ colors: [Color], in light: Grid) -> [Color] {
        zip(colors, light.values).map { color, light in
            guard !light.isNaN else { return color }
            let parts = SIMD3(color.red, color.green, color.blue)
            let lit =
                switch self {
                case .overlay: Self.overlay(parts, light)
                case .soft: 2 * light * parts + (1 - 2 * light) * parts * parts
                case .hsv(let range): range.color(parts, light)
                }
            return Color(red: lit.x, green: lit.y, blue: lit.z, alpha: color.alpha)
        }
    }

    private static func overlay(_ color: SIMD3<Double>, _ light: Double) -> SIMD3<Double> {
        let (low, high) = (2 * light * color, 1 - 2 * (1 - light) * (1 - color))
        return high.replacing(with: low, where: color .<= 0.5)
    }
}

extension LightSource.HSVRange {
    /// A colour in a light from 0 to 1.
    fileprivate func color(_ color: SIMD3<Double>, _ light: Double) -> SIMD3<Double> {
        let light = 2 * light - 1
        var (hue, saturation, value) = Self.hsv(color)
        let part = abs(light)
        if part > 0 {
            let isLit = light > 0
            if saturation > 1e-10 {
                saturation = (1 - part) * saturation + part * (isLit ? lightSaturation : shadowSaturation)
            }
            value = (1 - part) * value + part * (isLit ? lightValue : shadowValue)
        }
        saturation = min(max(saturation, 0), 1)
        value = min(max(value, 0), 1)
        hue = hue - hue.rounded(.down)
        return Self.rgb(hue, saturation, value)
    }

    /// The hue, from 0 to 1 around the circle, the saturation and the brightness of red, green and blue.
    private static func hsv(_ color: SIMD3<Double>) -> (Double, Double, Double) {
        let (high, low) = (color.max(), color.min())
        let width = high - low
        guard width > 0 else { return (0, 0, high) }
        let hue =
            if color.z == high {
                4 + (color.x - color.y) / width
            } else if color.y == high {
                2 + (color.z - color.x) / width
            } else {
                (color.y - color.z) / width
            }
        return (hue / 6 - (hue / 6).rounded(.down), width / high, high)
    }

    private static func rgb(_ hue: Double, _ saturation: Double, _ value: Double) -> SIMD3<Double> {
        let sector = (hue * 6).rounded(.down)
        let part = hue * 6 - sector
        let p = value * (1 - saturation)
        let q = value * (1 - saturation * part)
        let t = value * (1 - saturation * (1 - part))
        switch Int(sector) % 6 {
        case 0: return SIMD3(value, t, p)
        case 1: return SIMD3(q, value, p)
        case 2: return SIMD3(p, value, t)
        case 3: return SIMD3(p, q, value)
        case 4: return SIMD3(t, p, value)
        default: return SIMD3(value, p, q)
        }
    }
}

extension Color {
    /// The colour of a pixel of a ``Raster``.
    fileprivate init(pixel: UInt32) {
        let alpha = Double(pixel >> 24)
        func part(_ shift: UInt32) -> Double { alpha > 0 ? min(Double(pixel >> shift & 0xff) / alpha, 1) : 0 }
        self.init(red: part(16), green: part(8), blue: part(0), alpha: alpha / 255)
    }
}

extension Raster {
    /// - Precondition: there are `width * height` colours.
    fileprivate init(colors: [Color], width: Int, height: Int) {
        self.init(width: width, height: height, pixels: colors.map { Raster.pixel($0) })
    }
}
