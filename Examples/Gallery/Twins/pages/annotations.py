"""Arrows, boxes and annotations, as in Figures+Annotations.swift."""

import matplotlib.pyplot as plt
from matplotlib.patches import FancyArrowPatch


def _sheet(columns, rows):
    figure, axes = plt.subplots(figsize=(8, 5))
    axes.set(xlim=(0, columns), ylim=(0, rows), xticks=[], yticks=[])
    return figure, axes


def arrow_styles():
    figure, axes = _sheet(4, 4)
    styles = ["-", "->", "<-", "<->", "-|>", "<|-|>", "]-", "-[", "]-[", "|-|", "]->", "<-[", "simple", "fancy", "wedge",
              "simple,head_length=1,head_width=1,tail_width=.5"]
    for index, style in enumerate(styles):
        x, y = index % 4, index // 4
        axes.add_patch(FancyArrowPatch(
            (x + .2, y + .3), (x + .8, y + .6), arrowstyle=style, connectionstyle="arc3,rad=.2", mutation_scale=20,
            facecolor="tab:blue", edgecolor="black"))
    return figure


def connection_styles():
    figure, axes = _sheet(3, 3)
    connections = ["arc3", "arc3,rad=.3", "arc3,rad=-.5", "angle3,angleA=90,angleB=0", "angle3,angleA=0,angleB=120",
                   "angle,angleA=-90,angleB=180,rad=10", "arc,angleA=-60,angleB=60,armA=30,armB=30,rad=5",
                   "bar,fraction=.3", "bar,fraction=.2,angle=180"]
    for index, connection in enumerate(connections):
        x, y = index % 3, index // 3
        axes.plot([x + .3, x + .7], [y + .6, y + .3], "o", color="tab:blue")
        axes.annotate("", (x + .3, y + .6), (x + .7, y + .3), arrowprops={
            "arrowstyle": "->", "connectionstyle": connection, "color": "gray", "shrinkA": 5, "shrinkB": 5})
    return figure


def box_styles():
    figure, axes = _sheet(3, 4)
    styles = ["square", "circle", "ellipse", "rarrow", "larrow,head_width=2", "darrow,head_angle=60", "round", "round4",
              "sawtooth", "roundtooth", "round,rounding_size=.8", "round4,rounding_size=.6"]
    names = ["square", "circle", "ellipse", "rarrow", "larrow", "darrow", "round", "round4", "sawtooth", "roundtooth",
             "round more", "round4 more"]
    for index, (name, style) in enumerate(zip(names, styles)):
        kind, *options = style.split(",")
        axes.text(index % 3 + .5, index // 3 + .5, name, size=14, ha="center", va="center",
                  rotation=20 if index > 8 else 0,
                  bbox={"boxstyle": ",".join([kind, "pad=.5", *options]), "facecolor": "wheat"})
    return figure


def annotation_coordinates():
    figure, axes = _sheet(10, 5)
    axes.plot([1, 3, 5, 7, 9], [1, 4, 2, 3, 1])
    axes.annotate("axes", (3, 4), (.1, .9), textcoords="axes fraction", arrowprops={
        "arrowstyle": "-|>", "facecolor": "tab:blue", "edgecolor": "black"})
    for name, xy, at, system, style in [
            ("offset", (5, 2), (30, -40), "offset points", "simple"),
            ("figure", (7, 3), (.8, .95), "figure fraction", "fancy"),
            ("pixels", (1, 1), (20, 120), "axes pixels", "wedge")]:
        axes.annotate(name, xy, at, textcoords=system, arrowprops={"arrowstyle": style})
    axes.annotate("plain", (9, 1), (8, 3.5), arrowprops={"width": 2, "headwidth": 8, "headlength": 8})
    axes.annotate("to the edge", (1, .5), (-90, 20), xycoords="axes fraction", textcoords="offset points",
                  arrowprops={"arrowstyle": "->"})
    axes.text(.02, 2.5, "at y = 2.5", transform=axes.get_yaxis_transform())
    return figure


def wrapped_texts():
    figure, axes = _sheet(1, 1)
    long = "A long text that is broken at its spaces where it would reach out of the figure on the right side"
    axes.text(.5, .8, long, size=14, wrap=True)
    axes.text(.1, .1, long, rotation=30, wrap=True)
    for index, (spacing, side) in enumerate(zip(["normal", 1, 2], ["left", "center", "right"])):
        axes.text(.5 + .17 * index, .2, "lines of\nseveral\nlengths in it", linespacing=spacing, multialignment=side)
    return figure
