import matplotlib.pyplot as plt
import numpy as np


def line_markers():
    figure, axes = plt.subplots(figsize=(4, 3))
    x = np.linspace(0, 6, 13)
    for row, marker in enumerate("os^D*+x"):
        axes.plot(x, np.sin(x) + row, marker=marker, markevery=row % 2 + 1)
    axes.lines[1].set_markerfacecolor("white")
    return figure


def line_markers_spaced():
    figure, axes = plt.subplots(1, 2, figsize=(8, 3))
    x = np.linspace(0.01, 10, 120)
    for ax, scale in zip(axes, ["linear", "log"]):
        ax.set(xscale=scale, yscale=scale)
        for row, every in enumerate([0.1, 0.4, 1.5, (0.05, 0.1)]):
            ax.plot(x, 0.3 * np.sin(2 * x) + 1.2 + row, marker="o", markersize=4, markevery=every)
    return figure
