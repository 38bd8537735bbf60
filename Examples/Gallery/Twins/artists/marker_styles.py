import matplotlib.pyplot as plt
from matplotlib.markers import MarkerStyle


def marker_styles():
    figure, axes = plt.subplots(figsize=(5, 3))
    for row, fill in enumerate(["full", "left", "right", "bottom", "top", "none"]):
        for column, marker in enumerate("o ^ s D d p * h H 8 P X".split()):
            axes.plot(column, -row, color="tab:blue", marker=marker, markersize=12, fillstyle=fill,
                      markerfacecoloralt="tab:orange", markeredgecolor="black")
    others = [(7, 0), (7, 1), (7, 2), (3, 0, 45), (4, 1, 30), r"$\alpha$", "$f$", r"$\sum$"]
    for column, marker in enumerate(others):
        axes.plot(column, -6, color="tab:green", marker=marker, markersize=12)
    for column in range(8, 12):
        style = MarkerStyle(6, capstyle="round", joinstyle="round" if column < 10 else "bevel")
        axes.plot(column, -6, color="tab:red", marker=style.rotated(deg=20 * column), markersize=12, markeredgewidth=3)
    axes.set(xlim=(-0.7, 11.7), ylim=(-6.7, 0.7))
    return figure
