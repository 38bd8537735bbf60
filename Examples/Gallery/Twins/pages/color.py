"""Colours, colour bars and styles, as in Figures+Color.swift."""

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.colors import LogNorm


def named_colors():
    figure = plt.figure(figsize=(8, 4))
    names = (
        "tab:blue tab:orange tab:green tab:red tab:purple tab:brown tab:pink tab:gray tab:olive tab:cyan C0 C1 C9 C12 "
        "b g r c m y w 0 0.5 0.75 1 #abc #ff000080 #1f77b4 steelblue LightGray tomato rebeccapurple gold crimson teal "
        "wheat navy salmon orchid khaki"
    ).split()
    for index, name in enumerate(names):
        box = {"boxstyle": "square", "facecolor": name, "edgecolor": "none"}
        figure.text(0.05 + index % 6 * 0.16, 0.9 - index // 6 * 0.13, name, bbox=box)
    return figure


def _waves(rows=20, columns=20):
    y, x = np.mgrid[:rows, :columns]
    return np.sin(x / 3) * np.cos(y / 4)


def colormaps():
    names = (
        "viridis plasma inferno magma cividis twilight turbo gray hot cool autumn coolwarm RdBu seismic Spectral jet "
        "hsv tab10 tab20 viridis_r RdBu_r"
    ).split()
    figure, grid = plt.subplots(len(names), 1, figsize=(6, 7))
    for axes, name in zip(grid, names):
        axes.imshow([np.linspace(0, 1, 100)], cmap=name, aspect="auto")
        axes.set_axis_off()
        axes.text(-0.01, 0.5, name, transform=axes.transAxes, ha="right", va="center")
    return figure


def color_bars():
    figure, grid = plt.subplots(2, 2, figsize=(8, 7))
    for axes, side in zip(grid.flat, ("right", "left", "bottom", "top")):
        figure.colorbar(axes.imshow(_waves()), location=side, label="waves")
    return figure


def color_bar_ends():
    figure, axes = plt.subplots(2, 2, figsize=(9, 7))
    values = _waves()
    values[4, 5:10] = np.nan
    map = plt.get_cmap("viridis").with_extremes(under="red", over="magenta", bad="black")
    figure.colorbar(axes[0, 0].imshow(values, cmap=map, vmin=-0.5, vmax=0.5), extend="both")
    y, x = np.mgrid[:20, :20]
    figure.colorbar(axes[0, 1].imshow(np.exp((x + y) / 4), norm=LogNorm(1, 1e4)))
    upper = axes[1, 0].imshow(_waves(), aspect="auto", vmin=-1, vmax=0.2, cmap="coolwarm")
    figure.colorbar(upper, location="bottom", extend="max")
    lower = axes[1, 1].imshow(_waves(), vmin=0, vmax=1, cmap="plasma", alpha=0.5)
    figure.colorbar(lower, extend="min")
    return figure


def color_bar_settings():
    figure, axes = plt.subplots(1, 3, figsize=(11, 4))
    figure.colorbar(axes[0].imshow(_waves(rows=30)), fraction=0.046, pad=0.04)
    short = figure.colorbar(axes[1].imshow(_waves()), shrink=0.5, aspect=8)
    short.set_ticks([-0.9, 0, 0.9], labels=["low", "none", "high"])
    turned = figure.colorbar(axes[2].imshow(_waves(), aspect="auto"), pad=0.1)
    turned.set_label("turned", rotation=270, labelpad=15)
    turned.minorticks_on()
    return figure


def dark():
    return _styled("dark_background")


def ggplot():
    return _styled("ggplot")


def _styled(style):
    plt.style.use(style)
    figure, axes = plt.subplots()
    x = np.linspace(0, 10, 200)
    for index in range(4):
        axes.plot(x, np.sin(x + index) + index, label=f"line {index}")
    axes.set(title="A style", xlabel="x", ylabel="y")
    axes.text(2, 3.5, "a text")
    axes.legend(loc="lower right")
    figure.suptitle("The figure")
    return figure
