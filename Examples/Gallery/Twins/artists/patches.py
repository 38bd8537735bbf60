import matplotlib.pyplot as plt
from matplotlib.patches import Circle, Ellipse, FancyArrow, FancyBboxPatch, Polygon, Rectangle, Wedge


def patches():
    figure, axes = plt.subplots(figsize=(4, 3))
    shapes = [
        Rectangle((0, 0), 2, 1, angle=20), Circle((4, 1), 1),
        Ellipse((7, 1), 3, 1.5, angle=30), Wedge((1, 4), 1, 30, 300),
        Wedge((4, 4), 1, 0, 135, width=0.4), Polygon([(6, 3), (8, 3), (7.5, 5), (6.5, 4)]),
        FancyArrow(0, 6, 2, 1, width=0.2), FancyBboxPatch((4, 6), 1, 0.7, "round"),
        FancyBboxPatch((6.5, 6), 1, 0.7, "square,pad=0.2"),
    ]
    for index, shape in enumerate(shapes):
        shape.set(facecolor=f"C{index}", edgecolor="black" if index % 2 == 0 else "none", alpha=0.8)
        shape.set_linestyle("--" if index == 0 else "-")
        axes.add_patch(shape)
    shapes[6].set_fill(False)
    axes.set(xlim=(-1, 9), ylim=(-0.5, 8), aspect="equal")
    return figure
