"""Colour bars, secondary axes and axes beside axes, as in Figures+AxesBesideAxes.swift."""

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.cm import ScalarMappable
from matplotlib.colors import BoundaryNorm
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from mpl_toolkits.axes_grid1 import ImageGrid, make_axes_locatable
from mpl_toolkits.axes_grid1.inset_locator import inset_axes


def _hill(rows, columns):
    y, x = np.mgrid[0:rows, 0:columns]
    return 10 * np.exp(-6 * ((x / (columns - 1) - 0.4) ** 2 + (y / (rows - 1) - 0.6) ** 2))


def color_bar_options():
    figure, axes = plt.subplots(2, 2, figsize=(9, 6))
    images = [each.imshow(_hill(20, 30), aspect="auto") for each in axes.flat]
    common = figure.colorbar(images[0], ax=[axes[0, 0], axes[1, 0]], shrink=0.8, extend="both", extendfrac=[0.05, 0.15])
    common.minorticks_on()
    ranges = ScalarMappable(BoundaryNorm([0, 1, 4, 6, 10], 256, extend="max"), "plasma")
    figure.colorbar(
        ranges, ax=axes[0, 1], location="bottom", anchor=(0, 0), label="ranges", spacing="proportional", drawedges=True,
        extendrect=True,
    )
    room = figure.add_axes((0.93, 0.11, 0.02, 0.35))
    figure.colorbar(images[3], cax=room, ticklocation="left", ticks=[0, 5, 10], format="%.1f")
    return figure


def secondary_axes():
    figure, axes = plt.subplots(figsize=(6, 5))
    x = np.linspace(1, 10, 50)
    axes.plot(x, np.sin(x))
    axes.set(xlabel="angle", title="Both sides", xlim=(1, 10))
    axes.secondary_xaxis("top", functions=(np.rad2deg, np.deg2rad)).set_xlabel("degrees")
    period = axes.secondary_xaxis(0.3, functions=(lambda x: 10 / x, lambda x: 10 / x))
    period.tick_params(labelcolor="tab:red")
    axes.secondary_yaxis("right", functions=(lambda y: 2 - y, lambda y: 2 - y)).set_ylabel("falling")
    return figure


def broken_axes():
    figure = plt.figure(figsize=(5, 4))
    grid = figure.add_gridspec(2, 1, hspace=0.05)
    low = figure.add_subplot(grid[1])
    high = figure.add_subplot(grid[0], sharex=low)
    x = np.linspace(0, 1, 30)
    for each in (high, low):
        each.plot(x, np.where(x < 0.9, 0.2 * x, 0.75 + 0.2 * x))
    high.set_ylim(0.78, 1)
    low.set_ylim(0, 0.22)
    high.spines.bottom.set_visible(False)
    low.spines.top.set_visible(False)
    high.tick_params(bottom=False, labelbottom=False)
    marks = dict(marker=[(-1, -0.5), (1, 0.5)], markersize=12, linestyle="none", color="k", mec="k", mew=1, clip_on=False)
    high.plot([0, 1], [0, 0], transform=high.transAxes, **marks)
    low.plot([0, 1], [1, 1], transform=low.transAxes, **marks)
    return figure


def appended_axes():
    figure, axes = plt.subplots(figsize=(6, 5))
    image = axes.imshow(_hill(12, 20))
    divider = make_axes_locatable(axes)
    figure.colorbar(image, cax=divider.append_axes("right", size="5%", pad=0.1))
    top = divider.append_axes("top", size=0.6, pad=0.3, sharex=axes)
    top.plot([0, 10, 19], [0, 1, 0])
    inset = inset_axes(axes, "30%", 0.5, loc="lower left", borderpad=0)
    inset.tick_params(labelbottom=False, labelleft=False)
    return figure


def image_grid():
    figure = plt.figure(figsize=(6, 5))
    grid = ImageGrid(figure, 111, (2, 2), axes_pad=0.1, cbar_mode="single", cbar_size="7%", cbar_pad=0.15)
    images = [each.imshow(_hill(12, 16)) for each in grid]
    grid.cbar_axes[0].colorbar(images[0])
    return figure


def figure_artists():
    figure, axes = plt.subplots(figsize=(5, 4))
    axes.set_box_aspect(0.5)
    axes.plot([0, 1, 2], [0, 2, 1])
    axes.set(xlim=(0, 2), ylim=(0, 2))
    figure.add_artist(Rectangle((0.02, 0.02), 0.96, 0.96, facecolor="none", edgecolor="tab:red"))
    figure.add_artist(Line2D([0.1, 0.9], [0.05, 0.95], color="tab:green"))
    band = Rectangle(
        (0.5, 0.9), 0.5, 0.2, facecolor="tab:orange", transform=axes.get_xaxis_transform(), clip_on=False
    )
    axes.add_artist(band)
    return figure
