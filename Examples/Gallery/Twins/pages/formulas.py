"""Formulas, as in Figures+Formulas.swift."""

import matplotlib.pyplot as plt
import numpy as np

_EXPRESSIONS = [
    r"$x = \frac{-b \pm \sqrt{b^2 - 4ac}}{2a}$", r"$\sum_{i=1}^n x_i^2 = \prod_{k} \alpha_k$",
    r"$\int_0^\infty e^{-x^2}\,dx = \frac{\sqrt{\pi}}{2}$", r"$\left(\frac{a}{b}\right)^2 \leq \left[\dfrac{c}{d}\right]$",
    r"$\hat{a} + \vec{b} \cdot \dot{c} = \overline{xyz}$", r"$\lim_{x \to 0} \frac{\sin x}{x} = 1$",
    r"$\nabla \times \vec{E} = -\frac{\partial \vec{B}}{\partial t}$",
    r"$\mathcal{L} \in \mathbb{R}^n, \mathbf{v} \to \mathrm{d}x$",
    r"$f'(x) \approx \binom{n}{k} \Gamma_{ij}^{k}$", r"$\sqrt[3]{1 + \sqrt{x}} \neq \widehat{abc}$",
]


def _board(width, height):
    figure, axes = plt.subplots(figsize=(width, height))
    axes.set(xlim=(0, 1), ylim=(0, 1))
    axes.set_axis_off()
    return figure, axes


def formulas():
    figure, axes = _board(8, 5)
    for index, expression in enumerate(_EXPRESSIONS):
        axes.text(0.5 * (index % 2), 0.9 - 0.2 * (index // 2), expression, size=14)
    return figure


def formula_sizes():
    figure, axes = _board(8, 5)
    for index, size in enumerate((8, 12, 24)):
        text = r"$\frac{\partial u}{\partial t} = \alpha \nabla^2 u$ at " + str(size)
        axes.text(0, 0.85 - 0.3 * index, text, size=size)
        axes.text(0.6 + 0.12 * index, 0.1, r"$\sum_i^n x_i^2$", size=size, rotation=90)
        axes.text(0.6 + 0.12 * index, 0.6, r"$\sqrt{a^2 + b^2}$", size=size, rotation=30)
    return figure


def formula_fonts():
    figure, axes = _board(8, 5)
    for index, fonts in enumerate(("dejavusans", "dejavuserif", "cm", "stix", "stixsans")):
        axes.text(
            0, 0.85 - 0.2 * index,
            r"$\left(\int_0^1 f(x)\,dx\right)^2 \leq \sum_{k=1}^\infty \frac{\alpha_k}{\sqrt{k}} + \mathcal{A}\mathbf{v}$",
            size=16, math_fontfamily=fonts)
    return figure


def formula_places():
    figure, axes = plt.subplots(figsize=(6.4, 4.8))
    x = np.linspace(0, 1, 50)
    axes.plot(x, x**2, label="$x^2$")
    axes.plot(x, np.sqrt(x), label=r"$\sqrt{x}$")
    axes.set_title("Two powers:\n" + r"$x^{2}$ and $x^{\frac{1}{2}}$")
    axes.set_xlabel(r"wavelength $\lambda$ ($\mathrm{\mu m}$)")
    axes.set_ylabel(r"$\frac{I}{I_0}$")
    axes.set_xticks([0, 0.5, 1], ["$0$", r"$\frac{\pi}{2}$", r"$\pi$"])
    axes.annotate(r"$x_\mathrm{max}$", xy=(1, 1), xytext=(0.6, 0.4), arrowprops={"arrowstyle": "->"})
    axes.legend(loc="upper left")
    return figure
