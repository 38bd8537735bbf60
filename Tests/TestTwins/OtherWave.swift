import Flipbook

/// As private as the one beside `main`, and of the same name.
private final class Wave: Grey { override var level: Double { 0.7 } }

var otherWave: any Animator.Type { Wave.self }

func renderOther(_ settings: RenderSettings) throws { try render(Wave.self, settings) }
