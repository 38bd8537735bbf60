import FlipbookCanvas

/// A map of the plane that keeps straight lines straight: turned, scaled, skewed and moved, one after the other: matplotlib's
/// `Affine2D`.
///
///     image.affine = Affine2D().rotated(by: .degrees(30)).translated(x: 2, y: 0)
///
/// A point (x, y) comes to lie at (`xx` x + `xy` y + `x0`, `yx` x + `yy` y + `y0`).
public struct Affine2D: Hashable, Sendable, Codable {
    /// What x adds to x for each unit.
    public var xx: Double
    /// What y adds to x for each unit.
    public var xy: Double
    /// What x adds to y for each unit.
    public var yx: Double
    /// What y adds to y for each unit.
    public var yy: Double
    /// The x that the origin comes to.
    public var x0: Double
    /// The y that the origin comes to.
    public var y0: Double

    /// A map by its six numbers; one that leaves all points where they are unless given.
    public init(xx: Double = 1, xy: Double = 0, yx: Double = 0, yy: Double = 1, x0: Double = 0, y0: Double = 0) {
        (self.xx, self.xy, self.yx, self.yy, self.x0, self.y0) = (xx, xy, yx, yy, x0, y0)
    }

    /// Where a point comes to lie.
    public func callAsFunction(_ x: Double, _ y: Double) -> (x: Double, y: Double) {
        (xx * x + xy * y + x0, yx * x + yy * y + y0)
    }

    /// This map, and then another one.
    public func then(_ next: Affine2D) -> Affine2D {
        let origin = next(x0, y0)
        return Affine2D(
            xx: next.xx * xx + next.xy * yx, xy: next.xx * xy + next.xy * yy, yx: next.yx * xx + next.yy * yx,
            yy: next.yx * xy + next.yy * yy, x0: origin.x, y0: origin.y)
    }

    /// This map, and then turned counter-clockwise about the origin, where y points upwards.
    public func rotated(by angle: Angle) -> Affine2D {
        let (cosine, sine) = cosineAndSine(angle.radians)
        return then(Affine2D(xx: cosine, xy: -sine, yx: sine, yy: cosine))
    }

    /// This map, and then turned counter-clockwise about a point.
    public func rotated(by angle: Angle, about point: (x: Double, y: Double)) -> Affine2D {
        translated(x: -point.x, y: -point.y).rotated(by: angle).translated(x: point.x, y: point.y)
    }

    /// This map, followed by a scaling by two factors; a negative factor mirrors.
    public func scaled(x: Double, y: Double) -> Affine2D { then(Affine2D(xx: x, yy: y)) }

    /// This map, and then skewed: upright lines lean to the right by an angle, level lines rise by one.
    public func skewed(x: Angle = .zero, y: Angle = .zero) -> Affine2D {
        func tangent(_ angle: Angle) -> Double {
            let (cosine, sine) = cosineAndSine(angle.radians)
            return sine / cosine
        }
        return then(Affine2D(xy: tangent(x), yx: tangent(y)))
    }

    /// This map, and then moved.
    public func translated(x: Double, y: Double) -> Affine2D { then(Affine2D(x0: x, y0: y)) }

    /// The map back; nil where there is none, since the map takes the plane onto a line, or a number is not finite.
    public var inverse: Affine2D? {
        let determinant = xx * yy - xy * yx
        let back = Affine2D(
            xx: yy / determinant, xy: -xy / determinant, yx: -yx / determinant, yy: xx / determinant,
            x0: (xy * y0 - yy * x0) / determinant, y0: (yx * x0 - xx * y0) / determinant)
        let isFinite = [back.xx, back.xy, back.yx, back.yy, back.x0, back.y0].allSatisfy(\.isFinite)
        return isFinite && determinant.isFinite ? back : nil
    }
}
