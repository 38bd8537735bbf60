import Flipbook

let formulaFigures: Figures = [
    "formulas": formulas, "formula_sizes": formulaSizes, "formula_fonts": formulaFonts, "formula_places": formulaPlaces,
]

private let expressions = [
    #"$x = \frac{-b \pm \sqrt{b^2 - 4ac}}{2a}$"#, #"$\sum_{i=1}^n x_i^2 = \prod_{k} \alpha_k$"#,
    #"$\int_0^\infty e^{-x^2}\,dx = \frac{\sqrt{\pi}}{2}$"#,
    #"$\left(\frac{a}{b}\right)^2 \leq \left[\dfrac{c}{d}\right]$"#,
    #"$\hat{a} + \vec{b} \cdot \dot{c} = \overline{xyz}$"#, #"$\lim_{x \to 0} \frac{\sin x}{x} = 1$"#,
    #"$\nabla \times \vec{E} = -\frac{\partial \vec{B}}{\partial t}$"#,
    #"$\mathcal{L} \in \mathbb{R}^n, \mathbf{v} \to \mathrm{d}x$"#,
    #"$f'(x) \approx \binom{n}{k} \Gamma_{ij}^{k}$"#, #"$\sqrt[3]{1 + \sqrt{x}} \neq \widehat{abc}$"#,
]

/// Axes of 0...1 without anything around them.
private func board(width: Double, height: Double) -> (Figure, Axes) {
    let (figure, axes) = Figure.subplots(width: width, height: height)
    axes.xLimits = 0...1
    axes.yLimits = 0...1
    axes.isOn = false
    return (figure, axes)
}

/// Two columns of formulas.
func formulas() throws -> Figure {
    let (figure, axes) = board(width: 8, height: 5)
    for (index, expression) in expressions.enumerated() {
        axes.text(expression, at: (0.5 * Double(index % 2), 0.9 - 0.2 * Double(index / 2)), size: 14)
    }
    return figure
}

/// The same formula in three sizes, level and turned.
func formulaSizes() throws -> Figure {
    let (figure, axes) = board(width: 8, height: 5)
    for (index, size) in [8.0, 12, 24].enumerated() {
        let text = #"$\frac{\partial u}{\partial t} = \alpha \nabla^2 u$ at "# + "\(Int(size))"
        axes.text(text, at: (0, 0.85 - 0.3 * Double(index)), size: size)
        axes.text(#"$\sum_i^n x_i^2$"#, at: (0.6 + 0.12 * Double(index), 0.1), size: size, rotation: .degrees(90))
        axes.text(#"$\sqrt{a^2 + b^2}$"#, at: (0.6 + 0.12 * Double(index), 0.6), size: size, rotation: .degrees(30))
    }
    return figure
}

/// The same formula in each set of fonts.
func formulaFonts() throws -> Figure {
    let (figure, axes) = board(width: 8, height: 5)
    let sets: [TextStyle.FormulaFonts] = [.dejaVuSans, .dejaVuSerif, .computerModern, .stix, .stixSans]
    for (index, fonts) in sets.enumerated() {
        let text = axes.text(
            #"$\left(\int_0^1 f(x)\,dx\right)^2 \leq \sum_{k=1}^\infty \frac{\alpha_k}{\sqrt{k}} + \mathcal{A}\mathbf{v}$"#,
            at: (0, 0.85 - 0.2 * Double(index)), size: 16)
        text.formulaFonts = fonts
    }
    return figure
}

/// Formulas in titles, labels, legends, ticks and annotations.
func formulaPlaces() throws -> Figure {
    let (figure, axes) = Figure.subplots(width: 6.4, height: 4.8)
    let x = linspace(0.0, 1, count: 50)
    axes.plot(x, x.map { $0 * $0 }).label = "$x^2$"
    axes.plot(x, x.map { $0.squareRoot() }).label = #"$\sqrt{x}$"#
    axes.title = "Two powers:\n" + #"$x^{2}$ and $x^{\frac{1}{2}}$"#
    axes.xLabel = #"wavelength $\lambda$ ($\mathrm{\mu m}$)"#
    axes.yLabel = #"$\frac{I}{I_0}$"#
    axes.xAxis.setTicks([0, 0.5, 1], labels: ["$0$", #"$\frac{\pi}{2}$"#, #"$\pi$"#])
    axes.annotate(#"$x_\mathrm{max}$"#, at: (1, 1), textAt: (0.6, 0.4))
    axes.addLegend(at: .upperLeft)
    return figure
}
