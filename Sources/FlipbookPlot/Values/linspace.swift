/// `count` values, evenly spaced, from `start` to `stop`, both included. Fewer than 1 give none, 1 gives `start`.
public func linspace(_ start: Double, _ stop: Double, count: Int) -> [Double] {
    guard count > 1 else { return count == 1 ? [start] : [] }
    let step = (stop - start) / Double(count - 1)
    return (0..<count).map { $0 == count - 1 ? stop : start + Double($0) * step }
}
