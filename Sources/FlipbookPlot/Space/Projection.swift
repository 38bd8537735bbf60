/// How data in three dimensions come to lie on the plane of the picture: matplotlib's `mplot3d`, whose numbers it gives.
struct Projection: Hashable, Sendable {
    /// The scales of x, y and z.
    let scales: [Scale]
    /// The least x, y and z on the axes, in the measures of their scales.
    let low: SIMD3<Double>
    /// The largest x, y and z on the axes, in the measures of their scales.
    let high: SIMD3<Double>
    /// Whether the picture has a perspective.
    let isPerspective: Bool
    /// The columns of the matrix that takes x, y, z, 1 (in the measures of the scales) to the plane.
    let columns: [SIMD4<Double>]

    /// How far the eye is from the middle of the box.
    private static let distance = 10.0

    /// - Parameters:
    ///   - spans: what lies along x, y and z.
    ///   - boxAspect: how long the sides of the box are beside each other.
    init(_ spans: [AxisSpan], boxAspect: SIMD3<Double>, camera: Camera) {
        scales = spans.map(\.scale)
        low = SIMD3(spans.map { $0.scale.forward($0.limits.lowerBound) })
        high = SIMD3(spans.map { $0.scale.forward($0.limits.upperBound) })
        var (start, end) = (low, high)
        for index in 0..<3 where spans[index].isInverted { (start[index], end[index]) = (high[index], low[index]) }

        // The first factor makes the box look as large as in matplotlib 3.2, the second undoes the room that 3.9 took.
        let box = boxAspect * (1.8294640721620434 * 25 / 24 * camera.zoom / length(boxAspect))
        let axes = ViewAxes(camera)
        let distance = Self.distance
        let eye: SIMD3<Double>
        switch camera.lens {
        case .perspective(let focalLength):
            isPerspective = true
            eye = 0.5 * box + distance * focalLength * axes.toEye
        case .orthographic:
            isPerspective = false
            eye = 0.5 * box + distance * axes.toEye
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
        let scale = box / (end - start)
        columns = [
            column(SIMD3(scale.x, 0, 0)), column(SIMD3(0, scale.y, 0)), column(SIMD3(0, 0, scale.z)),
            column(-start * scale - eye, isPoint: 1),
        ]
    }

    /// Where a point, given in the measures of the scales, lies on the plane, and how far away.
    func project(_ point: SIMD3<Double>) -> SIMD3<Double> {
        let result = columns[0] * point.x + columns[1] * point.y + columns[2] * point.z + columns[3]
        return SIMD3(result.x, result.y, result.z) / result.w
    }
}

/// The directions of the picture, in those of the box.
private struct ViewAxes {
    var right: SIMD3<Double>
    var up: SIMD3<Double>
    let toEye: SIMD3<Double>

    init(_ camera: Camera) {
        let (cosElevation, sinElevation) = cosineAndSine(camera.elevation * .pi / 180)
        let (cosAzimuth, sinAzimuth) = cosineAndSine(camera.azimuth * .pi / 180)
        toEye = normalized(SIMD3(cosElevation * cosAzimuth, cosElevation * sinAzimuth, sinElevation))
        let isUpsideDown = abs(camera.elevation.normalizedDegrees * .pi / 180) > .pi / 2
        right = normalized(cross(SIMD3(0, 0, isUpsideDown ? -1 : 1), toEye))
        up = cross(toEye, right)
        let roll = camera.roll.normalizedDegrees
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
