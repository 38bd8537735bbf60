import FlipbookCanvas

/// Where a line that changes in steps jumps from one point's y to the next one's.
public enum Steps: Hashable, Sendable, CaseIterable {
    /// At the x of the point before.
    case pre
    /// Half way between both x.
    case mid
    /// At the x of the next point.
    case post

    /// Calls `body` with the points of the line: the given ones, and the corners between them.
    func forEachPoint(x: [Double], y: [Double], _ body: (Double, Double) -> Void) {
        let count = min(x.count, y.count)
        guard count > 0 else { return }
        body(x[0], y[0])
        for index in 1..<max(count, 1) {
            switch self {
            case .pre: body(x[index - 1], y[index])
            case .post: body(x[index], y[index - 1])
            case .mid:
                let middle = (x[index - 1] + x[index]) / 2
                body(middle, y[index - 1])
                body(middle, y[index])
            }
            // Between the jumps of `mid` the points themselves lie on the line already.
            if self != .mid || index == count - 1 { body(x[index], y[index]) }
        }
    }
}
