"""Grids, tight layout, titles and legends, as in Figures+Layout.swift."""

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.gridspec import GridSpec


def grid_spec():
    figure = plt.figure(figsize=(8, 6))
    grid = GridSpec(
        3, 3, width_ratios=[1, 2, 1], height_ratios=[2, 1, 1], left=0.08, right=0.95, wspace=0.4, hspace=0.5
    )
    inner = grid[1:, 2].subgridspec(2, 1, hspace=0)
    for index, cell in enumerate((grid[0, :], grid[1, :2], inner[0], inner[1], grid[2, 0], grid[2, 1])):
        figure.add_subplot(cell).plot([0, 1], [0, index])
    return figure


def tight_layout():
    figure, grid = plt.subplots(2, 2, figsize=(8, 6))
    for index, axes in enumerate(grid.flat):
        axes.plot([0, 1], [0, 100**index])
        title = "A title\nof two lines" if index == 1 else f"title {index}"
        axes.set(title=title, xlabel="x", ylabel=f"y of {index}")
    figure.suptitle("All of them")
    figure.tight_layout()
    return figure


def figure_title():
    figure, axes = plt.subplots(1, 2, figsize=(8, 4))
    for each in axes:
        each.plot([0, 1], [1, 0])
    axes[0].set_title("left")
    axes[1].set_title("bold", weight="bold", pad=14)
    figure.suptitle("Over both", size=16, weight="bold")
    return figure


def free_axes():
    figure = plt.figure(figsize=(5, 4), facecolor="lightyellow")
    figure.add_axes((0.1, 0.1, 0.85, 0.85)).plot([0, 10], [5, 0])
    figure.add_axes((0.5, 0.55, 0.4, 0.3), facecolor="lavender").plot([0, 1, 2], [0, 4, 1])
    return figure


def legend_locations():
    figure, grid = plt.subplots(3, 3, figsize=(9, 7))
    for index, axes in enumerate(grid.flat):
        axes.plot([0, 1], [0, 1], label="up")
        axes.plot([0, 1], [1, 0], "--", label="down")
        row, column = ("upper", "center", "lower")[index // 3], ("left", "center", "right")[index % 3]
        axes.legend(loc="center" if index == 4 else f"{row} {column}")
    return figure


def best_legends():
    figure, grid = plt.subplots(2, 2, figsize=(8, 6))
    x = np.linspace(0, 1, 100)
    for axes, y in zip(grid.flat, (x * x, 1 - x * x, -np.sin(3 * x), np.sin(6 * x))):
        axes.plot(x, y, label="a curve")
        axes.legend()
    return figure


def legend_styles():
    figure, axes = plt.subplots(2, 2, figsize=(9, 7))
    x = np.linspace(0, 10, 100)
    labels = ("α", "beta", "a long label", "two\nlines", "ε")
    for each in axes.flat:
        for index, (style, label) in enumerate(zip(("-", "--", ":", "-.", "-"), labels)):
            each.plot(x, np.sin(x + index), linestyle=style, linewidth=1 + index, label=label)
    axes[0, 0].legend(loc="lower left", title="Title", ncols=2)
    axes[0, 1].legend(loc="upper right", frameon=False)
    looks = axes[1, 0].legend(
        loc="center", title="Looks", fontsize=8, title_fontsize=14, facecolor="wheat", edgecolor="red", fancybox=False,
        framealpha=1, ncols=3, handlelength=4
    )  # fmt: skip
    looks.get_frame().set_linewidth(2)
    axes[1, 1].legend(loc="lower left", bbox_to_anchor=(0, 1), ncols=5, fontsize=7)
    return figure
