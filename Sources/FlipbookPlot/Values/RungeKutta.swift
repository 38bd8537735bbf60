/// Solves ordinary differential equations, by the classical Runge-Kutta method of fourth order with steps of equal length.
///
/// ```swift
/// // A pendulum: its angle and how fast that changes, at 0, 0.1, … 10 seconds.
/// let states = rungeKutta(from: [0.5, 0], at: linspace(0, 10, count: 101)) { _, state in
///     [state[1], -9.81 * sin(state[0])]
/// }
/// ```
///
/// The error of a step of length h is of the order of h⁵. Nothing adapts the steps: twice as many should give the same picture.
///
/// - Parameters:
///   - start: the state at the first of the times.
///   - times: when the state is asked for, one after the other; they may go backwards.
///   - steps: how many steps lead from one time to the next, at least 1. Default: 10.
///   - derivative: how fast each number of the state changes, given the time and the state; as many numbers as the state has.
/// - Returns: the state at each of the times, the first of which is `start`.
public func rungeKutta(
    from start: [Double], at times: [Double], steps: Int = 10,
    _ derivative: (_ time: Double, _ state: [Double]) throws -> [Double]
) rethrows -> [[Double]] {
    func move(_ state: [Double], by factor: Double, along slope: [Double]) -> [Double] {
        zip(state, slope).map { $0 + factor * $1 }
    }
    var state = start
    var states = times.isEmpty ? [] : [start]
    let steps = max(1, steps)
    for (time, next) in zip(times, times.dropFirst()) {
        let h = (next - time) / Double(steps)
        for step in 0..<steps {
            let now = time + Double(step) * h
            let first = try derivative(now, state)
            let second = try derivative(now + h / 2, move(state, by: h / 2, along: first))
            let third = try derivative(now + h / 2, move(state, by: h / 2, along: second))
            let fourth = try derivative(now + h, move(state, by: h, along: third))
            state = move(state, by: h / 6, along: first)
            state = move(state, by: h / 3, along: second)
            state = move(state, by: h / 3, along: third)
            state = move(state, by: h / 6, along: fourth)
        }
        states.append(state)
    }
    return states
}
