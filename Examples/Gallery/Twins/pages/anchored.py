"""Anchored boxes, and looks that take more than one call in matplotlib, as in Figures+Anchored.swift."""

import matplotlib.pyplot as plt
from matplotlib.lines import Line2D
from matplotlib.offsetbox import AnchoredOffsetbox, AnchoredText, DrawingArea
from matplotlib.patches import Circle, Ellipse, Rectangle
from mpl_toolkits.axes_grid1.anchored_artists import (
    AnchoredAuxTransformBox, AnchoredDirectionArrows, AnchoredDrawingArea, AnchoredSizeBar,
)


def anchored_texts():
    figure, axes = plt.subplots(figsize=(6, 4))
    axes.plot([0, 1, 2, 3], [0, 2, 1, 3])
    axes.add_artist(AnchoredText("Figure 1a", "upper left", prop=dict(size=15)))
    axes.add_artist(AnchoredText("two\nlines", "center right"))
    axes.add_artist(AnchoredText("no frame", "lower right", prop=dict(color="tab:red"), frameon=False))
    rounded = AnchoredText("round corners", "lower center", pad=0.6, borderpad=1)
    rounded.patch.set_boxstyle("round,pad=0,rounding_size=0.2")
    rounded.patch.set(facecolor="lightgray", edgecolor="tab:blue", linewidth=2)
    axes.add_artist(rounded)
    axes.add_artist(
        AnchoredText(
            "over the axes", "lower left", prop=dict(size=8), borderpad=0, bbox_to_anchor=(0, 1),
            bbox_transform=axes.transAxes,
        )
    )

    class Between(AnchoredText):
        """At a place that matplotlib has no name for."""

        def get_offset(self, bbox, renderer):
            pad = self.borderpad * renderer.points_to_pixels(self.prop.get_size_in_points())
            room = self.axes.bbox.padded(-pad)
            return (
                room.x0 + 0.4 * (room.width - bbox.width) - bbox.x0,
                room.y0 + 0.6 * (room.height - bbox.height) - bbox.y0,
            )

    axes.add_artist(Between("$x^2$", "center"))
    return figure


def anchored_bars():
    figure, axes = plt.subplots(figsize=(6, 4))
    axes.set(xlim=(0, 50), ylim=(0, 10))
    axes.add_artist(AnchoredSizeBar(axes.transData, 10, "10 µm", "upper left", pad=0.3, borderpad=0.5))
    axes.add_artist(
        AnchoredSizeBar(
            axes.transData, 5, "5 by 0.5", "lower left", size_vertical=0.5, color="tab:red", sep=5, borderpad=1,
            label_top=True, fontproperties=dict(size=14),
        )
    )
    axes.add_artist(AnchoredSizeBar(axes.transData, 20, "a long text under 20", "lower right", frameon=False))
    axes.add_artist(
        AnchoredSizeBar(
            axes.transData, 8, "hollow", "center right", size_vertical=1, fill_bar=False, borderpad=0.5
        )
    )
    axes.add_artist(AnchoredSizeBar(axes.transAxes, 0.25, "a quarter", "center"))
    return figure


def anchored_arrows():
    figure, axes = plt.subplots(figsize=(5, 5))
    axes.set_box_aspect(1)
    axes.set_facecolor("tab:blue")
    axes.add_artist(AnchoredDirectionArrows(axes.transAxes, "X", "Y", text_props=dict(linewidth=0)))
    axes.add_artist(
        AnchoredDirectionArrows(
            axes.transAxes, "East", "South", loc="lower right", length=0.2, fontsize=0.06, aspect_ratio=-1,
            sep_x=0.02, sep_y=-0.01, color="k", frameon=True, text_props=dict(linewidth=0),
        )
    )
    axes.add_artist(
        AnchoredDirectionArrows(
            axes.transAxes, "u", "v", loc="upper right", angle=30, color="yellow", borderpad=2,
            text_props=dict(linewidth=0),
        )
    )
    # Arrows know the resolution from the second drawing on.
    figure.canvas.draw()
    return figure


def anchored_drawings():
    figure, axes = plt.subplots(figsize=(6, 4))
    axes.set(xlim=(0, 1), ylim=(0, 1))
    circles = AnchoredDrawingArea(40, 20, 0, 0, loc="upper right", pad=0)
    circles.drawing_area.add_artist(Circle((10, 10), 10))
    circles.drawing_area.add_artist(Circle((30, 10), 5, facecolor="r"))
    axes.add_artist(circles)
    ellipse = AnchoredAuxTransformBox(axes.transData, loc="lower left", pad=0.5, borderpad=0.4)
    ellipse.drawing_area.add_artist(Ellipse((0, 0), 0.1, 0.4, facecolor="tab:green", edgecolor="k"))
    axes.add_artist(ellipse)
    area = DrawingArea(30, 30)
    area.add_artist(Line2D([0, 15, 30], [0, 30, 0], color="tab:purple", linewidth=3))
    area.add_artist(Rectangle((5, 0), 20, 10, facecolor="tab:orange"))
    axes.add_artist(AnchoredOffsetbox("center right", child=area, frameon=False))
    return figure


def framed_pie():
    figure, axes = plt.subplots(figsize=(5, 4))
    axes.pie([3, 2, 1], labels=["a", "b", "c"], startangle=30, explode=[0, 0.2, 0], frame=True)
    return figure


def moved_ticks():
    figure, axes = plt.subplots(1, 2, figsize=(7, 3.5))
    axes[0].xaxis.tick_top()
    axes[0].yaxis.tick_right()
    axes[1].xaxis.set_label_position("top")
    axes[1].yaxis.set_label_position("right")
    for each in axes:
        each.plot([0, 1, 2], [0, 2, 1])
        each.set(xlabel="x", ylabel="y")
    axes[0].set_title("Ticks moved")
    axes[1].set_title("Labels moved")
    return figure


def caps():
    figure, axes = plt.subplots(1, 3, figsize=(8, 3.5))
    axes[0].boxplot([[1, 2, 3, 4, 5], [2, 3, 5, 7, 8]], capwidths=[0.1, 0.6])
    axes[1].errorbar([1, 2, 3], [1, 3, 2], yerr=0.4, capsize=8, capthick=3)
    axes[2].bar([1, 2, 3], [1, 3, 2], color="tab:red", edgecolor="tab:red")
    axes[2].scatter([1, 2, 3], [2, 3.5, 3], 200, color="tab:green", edgecolors="none")
    axes[2].scatter([1.5, 2.5], [3, 3], 200, c=[0, 1], edgecolors="face")
    return figure
