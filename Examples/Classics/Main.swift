import Flipbook

/// Six animations that nearly everybody draws once. Each is a program of few lines, beside one that does the same with
/// matplotlib.
@main
struct Classics: AnimatorCollection {
    static var animators: [any Animator.Type] {
        [
            BarChartRace.self, DoublePendulum.self, LiveHistogram.self, LorenzAttractor.self, Orbit.self,
            WaveEquation.self,
        ]
    }
}
