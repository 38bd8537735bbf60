"""Texts, as in Figures+Text.swift."""

import pathlib

import matplotlib.pyplot as plt
import numpy as np


def _board(x, y):
    figure, axes = plt.subplots(figsize=(8, 5))
    axes.set(xlim=(0, 1), ylim=(0, 1), xticks=x, yticks=y)
    axes.grid()
    return figure, axes


def text_boxes():
    figure, axes = _board([], [])
    boxes = [
        {"boxstyle": "square", "facecolor": "white"},
        {"boxstyle": "round", "facecolor": "wheat", "alpha": 0.5},
        {"boxstyle": "square,pad=1", "facecolor": "none", "edgecolor": "red", "linewidth": 2},
        {"boxstyle": "round,pad=0.8", "facecolor": "lightblue", "edgecolor": "none"},
    ]
    for index, box in enumerate(boxes):
        for row, rotation in enumerate((0, 30)):
            text = "μ = 0.1\nσ = 2.34\nn = 100"
            axes.text(0.05 + 0.24 * index, 0.7 - 0.5 * row, text, bbox=box, rotation=rotation, size=12)
    return figure


def aligned_texts():
    places = np.linspace(0.1, 0.9, 5)
    figure, axes = _board(places, [0.2, 0.5, 0.8])
    for x, height in zip(places, ("top", "center", "baseline", "center_baseline", "bottom")):
        for y, side in zip((0.2, 0.5, 0.8), ("left", "center", "right")):
            axes.text(x, y, "Ag\nlonger\nq" if side == "center" else "Agjx", ha=side, va=height)
    return figure


def rotated_texts():
    places = np.linspace(0.1, 0.9, 6)
    figure, axes = _board(places, [0.2, 0.5, 0.8])
    for x, rotation in zip(places, (0, 30, 45, 90, 135, 270)):
        axes.text(x, 0.2, "corner", rotation=rotation)
        axes.text(x, 0.5, "two\nlines", rotation=rotation, ha="center", va="center")
        axes.text(x, 0.8, "anchor", rotation=rotation, rotation_mode="anchor", ha="right", va="top")
    return figure


def fonts():
    figure, axes = _board([], [])
    for index, size in enumerate((6, 8, 10, 14, 20, 30)):
        axes.text(0.03, 0.9 - 0.15 * index, f"Size {size}", size=size)
    for row, family in enumerate(("DejaVu Sans", "DejaVu Serif", "DejaVu Sans Mono")):
        for column, weight in enumerate(("normal", "bold")):
            for line, slant in enumerate(("normal", "oblique") if row == 0 else ("normal",)):
                font = {"family": family, "weight": weight, "style": slant, "size": 13}
                axes.text(0.35 + 0.32 * column, 0.85 - 0.3 * row - 0.12 * line, "The quick 0123", **font)
    return figure


def font_styles():
    figure, axes = _board([], [])
    for row, weight in enumerate((200, 400, 700)):
        for column, stretch in enumerate(("normal", "condensed")):
            if row > 0 or column == 0:
                axes.text(0.05 + 0.3 * column, 0.85 - 0.12 * row, f"Weight {weight}", size=14, weight=weight, stretch=stretch)
    word = "office fluff AV"
    axes.text(0.05, 0.42, word, size=14)
    axes.text(0.4, 0.42, word, size=14, fontfeatures=["-liga"])
    axes.text(0.05, 0.3, word, size=14, fontfeatures=["-kern"])
    axes.text(0.4, 0.3, word, size=14, fontfeatures=["-kern", "-liga"])
    folder = pathlib.Path(__file__).parents[4] / "Sources/CFlipbookFonts/fonts"
    for column, name in enumerate(("STIXGeneral", "STIXGeneralItalic", "cmss10")):
        axes.text(0.05 + 0.32 * column, 0.12, "The quick 0123", font=folder / f"{name}.ttf", size=14)
    return figure


def symbols():
    figure, axes = plt.subplots()
    axes.plot([-2, 2], [-1e-5, 1e-5])
    axes.set_title("αβγδεζηθικλμνξοπρστυφχψω")
    axes.set(xlabel="ΓΔΘΛΞΠΣΦΨΩ ∂ ∇ ∫ ∑ √ ∞ ≈ ≠ ≤ ≥", ylabel="θ (°) ± Å × ÷ ² ³ → ←")
    axes.text(0, 0, "àéîõü ß ø ç\n“quotes” – dash — …")
    return figure


def text_coordinates():
    figure, axes = plt.subplots()
    axes.plot([0, 100], [1, 1000])
    axes.set_yscale("log")
    axes.text(50, 100, "data")
    axes.text(0.05, 0.95, "axes", transform=axes.transAxes, va="top")
    axes.text(1.02, 0.5, "beside", transform=axes.transAxes, rotation=90)
    axes.text(85, 10, "cut off at the side", clip_on=True, color="tab:red")
    figure.text(0.99, 0.01, "corner of the figure", ha="right", style="oblique")
    return figure
