import FlipbookCanvas

/// A light that is far away: what faces it keeps its colour, what is turned away from it is darker.
public struct LightSource: Hashable, Sendable, Codable {
    /// From where it comes: degrees clockwise from the direction of y, as on a compass.
    public var azimuth: Double
    /// Degrees over the plane of x and y.
    public var altitude: Double

    /// A light; matplotlib's for surfaces and bars where it isn't given.
    public init(azimuth: Double = 225, altitude: Double = 19.4712) {
        self.azimuth = azimuth
        self.altitude = altitude
    }

    /// From where the light comes.
    var direction: SIMD3<Double> {
        let (cosAzimuth, sinAzimuth) = cosineAndSine((90 - azimuth) * .pi / 180)
        let (cosAltitude, sinAltitude) = cosineAndSine(altitude * .pi / 180)
        return SIMD3(cosAzimuth * cosAltitude, sinAzimuth * cosAltitude, sinAltitude)
    }
}

extension Color {
    /// The colour darkened.
    func shaded(_ part: Double) -> Color {
        Color(red: red * part, green: green * part, blue: blue * part, alpha: alpha)
    }
}
