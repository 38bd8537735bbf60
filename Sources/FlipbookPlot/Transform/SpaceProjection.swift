import FlipbookCanvas
import FlipbookMathematics

/// How data in three dimensions come to lie on a plane, and this on the canvas: matplotlib's `mplot3d`, whose numbers the
/// plane has.
struct SpaceProjection: BoxProjection {
    let box: Rect
    let x: AxisMap
    let y: AxisMap
    /// The least x, y and z on the axes, in the measures of their scales.
    let low: SIMD3<Double>
    /// The largest x, y and z on the axes, in the measures of their scales.
    let high: SIMD3<Double>
    /// Whether the picture has a perspective.
    private let isPerspective: Bool
    private let xScale: Scale
    private let yScale: Scale
    private let zScale: Scale
    /// The columns of the matrix that takes x, y, z, 1 (in the measures of the scales) to the plane.
    let xColumn: SIMD4<Double>
    let yColumn: SIMD4<Double>
    let zColumn: SIMD4<Double>
    let constant: SIMD4<Double>

    /// The part of the plane that is seen along both sides of the box: around its middle, which is moved a little to leave
    /// room for labels. The numbers are those of mplot3d's `set_top_view`.
    static let seen = AxisSpan(limits: -0.095...0.09)
    /// How far the eye is from the middle of the box: mplot3d's default.
    private static let distance = 10.0

    /// - Parameters:
    ///   - spans: what lies along x, y and z.
    ///   - boxAspect: the ratios of the sides of the box around the data to each other.
    ///   - box: where the plane lies on the canvas.
    init(_ spans: [AxisSpan], boxAspect: SIMD3<Double>, camera: Camera, box: Rect) {
        self.box = box
        x = AxisMap(Self.seen, onto: box.minX, box.maxX)
        y = AxisMap(Self.seen, onto: box.maxY, box.minY)
        (xScale, yScale, zScale) = (spans[0].scale, spans[1].scale, spans[2].scale)
        low = SIMD3(spans.map { $0.scale.forward($0.limits.lowerBound) })
        high = SIMD3(spans.map { $0.scale.forward($0.limits.upperBound) })
        var (start, end) = (low, high)
        for index in 0..<3 where spans[index].isInverted { (start[index], end[index]) = (high[index], low[index]) }

        // The first factor makes the box look as large as in matplotlib 3.2, the second undoes the room that 3.9 took.
        let size = boxAspect * (1.8294640721620434 * 25 / 24 * camera.zoom / length(boxAspect))
        let axes = ViewAxes(camera)
        let distance = Self.distance
        let eye: SIMD3<Double>
        switch camera.lens {
        case .perspective(let focalLength):
            isPerspective = true
            eye = 0.5 * size + distance * focalLength * axes.toEye
        case .orthographic:
            isPerspective = false
            eye = 0.5 * size + distance * axes.toEye
        }

        /// What comes out for a point of the box, or for a direction in it.
        func project(_ x: Double, _ y: Double, _ depth: Double, isPoint: Double) -> SIMD4<Double> {
            switch camera.lens {
            case .perspective(let focalLength):
                SIMD4(focalLength * x, focalLength * y, -distance * isPoint, -depth)
            case .orthographic:
                SIMD4(2 * x, 2 * y, -2 * depth, 2 * distance * isPoint)
            }
        }
        func column(_ vector: SIMD3<Double>, isPoint: Double = 0) -> SIMD4<Double> {
            project(
                dot(axes.right, vector), dot(axes.up, vector), dot(axes.toEye, vector), isPoint: isPoint)
        }
        let scale = size / (end - start)
        xColumn = column(SIMD3(scale.x, 0, 0))
        yColumn = column(SIMD3(0, scale.y, 0))
        zColumn = column(SIMD3(0, 0, scale.z))
        constant = column(-start * scale - eye, isPoint: 1)
    }

    /// Where a point, given in the measures of the scales, lies on the plane, and how far away.
    func project(_ point: SIMD3<Double>) -> SIMD3<Double> {
        let result = xColumn * point.x + yColumn * point.y + zColumn * point.z + constant
        return SIMD3(result.x, result.y, result.z) / result.w
    }

    /// The point of the canvas for a point in the measures of the scales.
    func scaled(_ point: SIMD3<Double>) -> Point {
        let plane = project(point)
        return Point(x: x(plane.x), y: y(plane.y))
    }

    /// Where a point of data lies on the plane, and how far away: the more, the farther.
    func onPlane(_ data: SIMD3<Double>) -> SIMD3<Double> {
        project(SIMD3(xScale.forward(data.x), yScale.forward(data.y), zScale.forward(data.z)))
    }

    /// The column and the row of a point of data, and how far away it is.
    func callAsFunction(_ data: SIMD3<Double>) -> SIMD3<Double> {
        let plane = onPlane(data)
        return SIMD3(x(plane.x), y(plane.y), plane.z)
    }

    /// As `callAsFunction`; NaN for a point that lies behind the eye or far out of sight.
    func near(_ data: SIMD3<Double>) -> SIMD3<Double> {
        let plane = onPlane(data)
        guard !isPerspective || abs(plane.x) <= 1 && abs(plane.y) <= 1 && plane.z <= 0 else {
            return SIMD3(repeating: .nan)
        }
        return SIMD3(x(plane.x), y(plane.y), plane.z)
    }

    func point(_ data: SIMD3<Double>) -> Point { Point(self(data)) }

    func data(at point: Point) -> (x: Double, y: Double)? { nil }

    func textAngle(along direction: SIMD3<Double>, at data: SIMD3<Double>) -> Double {
        let way = onPlane(data + direction) - onPlane(data)
        return (atan2(way.y, way.x) * 180 / .pi).uprightDegrees
    }
}

extension Point {
    /// The column and the row.
    init(_ projected: SIMD3<Double>) { self.init(x: projected.x, y: projected.y) }
}

/// The directions of the picture, in those of the box.
private struct ViewAxes {
    var right: SIMD3<Double>
    var up: SIMD3<Double>
    let toEye: SIMD3<Double>

    init(_ camera: Camera) {
        let (cosElevation, sinElevation) = cosineAndSine(camera.elevation.radians)
        let (cosAzimuth, sinAzimuth) = cosineAndSine(camera.azimuth.radians)
        toEye = normalized(SIMD3(cosElevation * cosAzimuth, cosElevation * sinAzimuth, sinElevation))
        let isUpsideDown = abs(camera.elevation.degrees.normalizedDegrees * .pi / 180) > .pi / 2
        right = normalized(cross(SIMD3(0, 0, isUpsideDown ? -1 : 1), toEye))
        up = cross(toEye, right)
        let roll = camera.roll.degrees.normalizedDegrees
        if roll != 0 {
            let (cosine, sine) = cosineAndSine(-roll * .pi / 180)
            (right, up) = (cosine * right + sine * up, cosine * up - sine * right)
        }
    }
}

extension Double {
    /// The same angle in -180 < a <= 180.
    fileprivate var normalizedDegrees: Double {
        let angle = floorDivide(self + 360, by: 360).remainder
        return angle > 180 ? angle - 360 : angle
    }

    /// The angle, or the one opposite, in -90 < a <= 90: a text along it is never upside down.
    var uprightDegrees: Double {
        let angle = floorDivide(self + 180, by: 180).remainder
        return angle > 90 ? angle - 180 : angle
    }
}

func dot(_ a: SIMD3<Double>, _ b: SIMD3<Double>) -> Double { (a * b).sum() }

func cross(_ a: SIMD3<Double>, _ b: SIMD3<Double>) -> SIMD3<Double> {
    SIMD3(a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x)
}

func length(_ vector: SIMD3<Double>) -> Double { dot(vector, vector).squareRoot() }

func normalized(_ vector: SIMD3<Double>) -> SIMD3<Double> { vector / length(vector) }
