import FlipbookCanvas

extension Path {
    /// The least box that holds all lines and curves; nil where there is none, or where it isn't finite.
    var extent: Rect? {
        var (left, right, top, bottom) = (Double.infinity, -Double.infinity, Double.infinity, -Double.infinity)
        func add(_ point: Point) {
            guard point.x.isFinite, point.y.isFinite else { return }
            (left, right) = (min(left, point.x), max(right, point.x))
            (top, bottom) = (min(top, point.y), max(bottom, point.y))
        }
        var pen = Point.zero
        for element in elements {
            switch element {
            case .move(let point), .line(let point):
                add(point)
                pen = point
            case .curve(let first, let second, to: let end):
                add(end)
                let turns =
                    turningPoints(pen.x, first.x, second.x, end.x) + turningPoints(pen.y, first.y, second.y, end.y)
                for place in turns {
                    add(
                        Point(
                            x: cubic(pen.x, first.x, second.x, end.x, at: place),
                            y: cubic(pen.y, first.y, second.y, end.y, at: place)))
                }
                pen = end
            case .close: break
            }
        }
        return left <= right ? Rect(x: left, y: top, width: right - left, height: bottom - top) : nil
    }

    /// The corners and control points of each part; a closed one ends where it began.
    var parts: [[Point]] {
        var parts: [[Point]] = []
        for element in elements {
            switch element {
            case .move(let point): parts.append([point])
            case _ where parts.isEmpty: break
            case .line(let point): parts[parts.count - 1].append(point)
            case .curve(let first, let second, to: let end): parts[parts.count - 1] += [first, second, end]
            case .close: parts[parts.count - 1] += parts[parts.count - 1].prefix(1)
            }
        }
        return parts
    }
}

/// The value of a Bézier curve of four values at 0...1 of its way.
private func cubic(_ a: Double, _ b: Double, _ c: Double, _ d: Double, at place: Double) -> Double {
    let rest = 1 - place
    return rest * rest * (rest * a + 3 * place * b) + place * place * (3 * rest * c + place * d)
}

/// Where a Bézier curve of four values turns, between 0 and 1 of its way.
private func turningPoints(_ a: Double, _ b: Double, _ c: Double, _ d: Double) -> [Double] {
    // The derivative, divided by 3, is square * t^2 - 2 * linear * t + constant.
    let (square, linear, constant) = (d - 3 * c + 3 * b - a, 2 * b - a - c, b - a)
    if square == 0 { return linear == 0 ? [] : [constant / (2 * linear)].filter { $0 > 0 && $0 < 1 } }
    let root = (linear * linear - square * constant).squareRoot()
    return [(linear - root) / square, (linear + root) / square].filter { $0 > 0 && $0 < 1 }
}
