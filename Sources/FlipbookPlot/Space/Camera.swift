/// From where axes of three dimensions are looked at.
///
///     axes.camera.azimuth = .degrees(30 + 3 * Double(frame))
///
/// In JSON: `{"elevation": 30, "azimuth": -60}`; what isn't there is as in `Camera()`.
public struct Camera: Hashable, Sendable, Codable {
    /// How distance makes things small.
    public enum Lens: Hashable, Sendable, Codable {
        /// What is farther away is smaller: the more so, the shorter the focal length. It is above 0.
        case perspective(focalLength: Double = 1)
        /// Not at all: parallel lines stay parallel.
        case orthographic
    }

    /// The angle over the plane of x and y.
    public var elevation: Angle
    /// The angle around the z axis, from x towards y.
    public var azimuth: Angle
    /// By how much the camera is turned clockwise, and so the picture counter-clockwise.
    public var roll: Angle
    /// How distance makes things small.
    public var lens: Lens
    /// How many times its usual size everything has; above 0.
    public var zoom: Double

    /// A position to look from; matplotlib's where it isn't given.
    public init(
        elevation: Angle = .degrees(30), azimuth: Angle = .degrees(-60), roll: Angle = .zero,
        lens: Lens = .perspective(), zoom: Double = 1
    ) {
        self.elevation = elevation
        self.azimuth = azimuth
        self.roll = roll
        self.lens = lens
        self.zoom = zoom
    }

    /// What isn't there is as in `Camera()`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init()
        elevation = try container.decodeIfPresent(Angle.self, forKey: .elevation) ?? elevation
        azimuth = try container.decodeIfPresent(Angle.self, forKey: .azimuth) ?? azimuth
        roll = try container.decodeIfPresent(Angle.self, forKey: .roll) ?? roll
        lens = try container.decodeIfPresent(Lens.self, forKey: .lens) ?? lens
        zoom = try container.decodeIfPresent(Double.self, forKey: .zoom) ?? zoom
    }

    /// Throws where nothing could be seen.
    func check(_ name: @autoclosure () -> String) throws {
        if case .perspective(let length) = lens, !(length > 0 && length.isFinite) {
            throw PlotError(.camera, "\(name()): a focal length of \(length) shows nothing; give one above 0")
        }
        let angles = [elevation, azimuth, roll].map(\.degrees)
        guard angles.allSatisfy(\.isFinite), zoom > 0, zoom.isFinite else {
            throw PlotError(
                .camera,
                "\(name()): elevation \(angles[0]), azimuth \(angles[1]), roll \(angles[2]) and zoom \(zoom) can't be "
                    + "drawn; "
                    + "give finite angles, and a zoom above 0")
        }
    }
}
