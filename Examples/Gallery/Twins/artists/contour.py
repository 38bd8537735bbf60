import matplotlib.pyplot as plt
import numpy as np


def contour():
    figure, axes = plt.subplots(figsize=(4, 3))
    x, y = np.meshgrid(np.linspace(-3, 3, 60), np.linspace(-2, 2, 40))
    hills = np.exp(-x * x - y * y) - np.exp(-((x - 1) ** 2) - (y - 1) ** 2)
    contour = axes.contour(x, y, hills, levels=8)
    figure.colorbar(contour)
    return figure


def contour_styles():
    figure, axes = plt.subplots(1, 2, figsize=(7, 3))
    x, y = np.meshgrid(np.linspace(-4, 4, 50), np.linspace(-3, 3, 50))
    waves = np.sin(x) * np.cos(y)
    axes[0].contour(x, y, waves, levels=[-0.8, -0.4, -0.1, 0.1, 0.4, 0.8], colors="black", alpha=0.6)
    for row in range(20, 30):
        waves[row, row - 10 : row] = np.nan
    axes[1].contour(
        x,
        y,
        waves,
        levels=5,
        colors=["tab:blue", "tab:orange", "tab:green"],
        linewidths=[0.8, 2.5],
        linestyles=["solid", "dashed", "dotted"],
    )
    return figure
