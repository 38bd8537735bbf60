"""Path effects, as in Figures+PathEffects.swift."""

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.patches import Circle
from matplotlib.patheffects import (Normal, PathPatchEffect, SimpleLineShadow, SimplePatchShadow, Stroke, TickedStroke,
                                    withSimplePatchShadow, withStroke, withTickedStroke)


def path_effects_of_texts():
    figure, axes = plt.subplots(figsize=(8, 5))
    axes.set(xlim=(0, 1), ylim=(0, 1))
    axes.fill_between([0.5, 1], [1, 1], color="navy", linewidth=0)

    def write(text, x, y, size, *effects, **looks):
        axes.text(x, y, text, size=size, path_effects=effects, **looks)

    write("Outlined on both", 0.25, 0.85, 24, Stroke(linewidth=3, foreground="white"), Normal())
    write("with Normal", 0.05, 0.68, 30, withStroke(linewidth=3, foreground="red"), color="white")
    shadow = SimplePatchShadow(offset=(3, -3), shadow_rgbFace="orange", alpha=0.8)
    write("Shadow", 0.6, 0.68, 30, shadow, Normal(), color="white")
    strokes = [Stroke(linewidth=8, foreground="tab:blue"), Stroke(linewidth=4, foreground="yellow"), Normal()]
    write("three strokes", 0.05, 0.45, 26, *strokes, weight="bold")
    own = [
        PathPatchEffect(offset=(4, -4), facecolor="gray", edgecolor="none", alpha=0.5),
        PathPatchEffect(facecolor="white", edgecolor="red", linewidth=2, joinstyle="round"),
    ]
    write("own", 0.62, 0.42, 40, *own)
    stroke = Stroke(linewidth=2, foreground="lightgreen")
    write("turned,\ntwo lines", 0.1, 0.08, 14, stroke, Normal(), rotation=20)
    formula = r"$\frac{\alpha^2}{\sqrt{x}}$"
    write(formula, 0.42, 0.15, 30, Stroke(linewidth=4, foreground="white"), Normal())
    hollow = PathPatchEffect(facecolor="none", edgecolor="white", linewidth=1, joinstyle="round")
    write("hollow", 0.62, 0.1, 40, hollow)
    return figure


def path_effects_of_artists():
    figure, axes = plt.subplots(figsize=(8, 5))
    x = np.linspace(0, 10, 50)
    axes.plot(x, np.sin(x) + 4, linewidth=4, label="shadow", path_effects=[SimpleLineShadow(), Normal()])
    outline = [Stroke(linewidth=6, foreground="black"), Normal()]
    axes.plot(x, np.cos(x) + 4, "--", linewidth=3, label="outlined", path_effects=outline)
    shadow = [SimpleLineShadow(offset=(3, -3), shadow_color=None, alpha=0.6), Normal()]
    axes.plot(np.linspace(0.5, 9.5, 10), np.linspace(6, 7, 10), marker="o", markersize=12, label="marked",
              path_effects=shadow)
    bars = axes.bar([1, 2, 3], [1, 2, 1.5], color="tab:green", edgecolor="black")
    for bar in bars:
        bar.set_path_effects([SimplePatchShadow(offset=(6, -6)), Normal()])
    circle = Circle((6, 1.2), 0.9, facecolor="tab:orange")
    circle.set_path_effects([
        Stroke(linewidth=6, foreground="red"), withSimplePatchShadow(shadow_rgbFace="blue", alpha=0.4),
    ])
    axes.add_patch(circle)
    points = axes.scatter([8, 8.4, 8.8], [1, 1.3, 1], s=400, color="tab:purple")
    points.set_path_effects([SimplePatchShadow(offset=(5, -5)), Normal()])
    note = axes.annotate("here", (6, 2.1), (7.5, 2.5), size=14, arrowprops={
        "arrowstyle": "->", "linewidth": 3,
        "path_effects": [Stroke(linewidth=6, foreground="gold"), Normal()],
    }, bbox={"boxstyle": "round", "facecolor": "wheat"})
    note.get_bbox_patch().set_path_effects([withSimplePatchShadow(offset=(4, -4))])
    axes.legend(loc="upper right").legendPatch.set_path_effects([withSimplePatchShadow()])
    axes.set_ylim(-0.5, 9)
    return figure


def ticked_strokes():
    figure, axes = plt.subplots(figsize=(8, 5))
    x = np.linspace(0, 10, 60)
    for index, angle in enumerate((45, 90, -60)):
        length = 1 if index == 1 else np.sqrt(2)
        effects = [withTickedStroke(spacing=7, angle=angle, length=length)]
        axes.plot(x, np.sin(x) + 3 * index, path_effects=effects)
    circle = Circle((13, 3), 2, facecolor="none", edgecolor="black", fill=False)
    circle.set_path_effects([Normal(), TickedStroke(spacing=10, angle=60, length=2, linewidth=1, foreground="red")])
    axes.add_patch(circle)
    effects = [withTickedStroke(spacing=15, angle=-135, offset=(0, 5))]
    axes.plot([11, 15, 15], [6.9, 6.9, 5.5], linewidth=2, color="tab:purple", path_effects=effects)
    return figure
