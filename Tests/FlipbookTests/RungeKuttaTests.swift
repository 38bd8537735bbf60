import Flipbook
import Testing

struct RungeKuttaTests {
    /// Against solutions that are known: growth, a circle, and a slope that depends on the time alone.
    @Test func solutionsThatAreKnownAreFound() {
        let times = linspace(0, 3, count: 7)
        for (time, state) in zip(times, rungeKutta(from: [2], at: times) { _, state in [-0.5 * state[0]] }) {
            #expect(abs(state[0] - 2 * exp(-0.5 * time)) < 1e-8)
        }
        let backwards = Array(times.reversed())
        let circle = rungeKutta(from: [cos(3), sin(3)], at: backwards, steps: 40) { _, state in [-state[1], state[0]] }
        for (time, state) in zip(backwards, circle) {
            #expect(hypot(state[0] - cos(time), state[1] - sin(time)) < 1e-8)
        }
        // Simpson's rule, which is exact for cubes.
        let cubes = rungeKutta(from: [0], at: [0, 2], steps: 1) { time, _ in [4 * time * time * time] }
        #expect(abs(cubes[1][0] - 16) < 1e-12)
    }

    /// Half the step leaves a sixteenth of the error.
    @Test func theErrorIsOfTheFourthOrder() {
        func error(_ steps: Int) -> Double {
            abs(rungeKutta(from: [1], at: [0, 1], steps: steps) { _, state in [state[0]] }[1][0] - exp(1))
        }
        for steps in [4, 8, 16] { #expect((13...19).contains(error(steps) / error(2 * steps))) }
    }

    @Test func noTimesHaveNoStates() {
        #expect(rungeKutta(from: [1], at: []) { _, state in state }.isEmpty)
        #expect(rungeKutta(from: [1, 2], at: [5], steps: 0) { _, state in state } == [[1, 2]])
    }
}
