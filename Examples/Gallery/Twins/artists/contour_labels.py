import matplotlib.pyplot as plt
import numpy as np


def contour_labels():
    figure, axes = plt.subplots(figsize=(4, 3))
    x, y = np.meshgrid(np.linspace(-3, 3, 60), np.linspace(-2, 2, 40))
    hills = np.exp(-(x**2) - y**2) - np.exp(-((x - 1) ** 2) - (y - 1) ** 2)
    contour = axes.contour(x, y, hills)
    axes.clabel(contour, fontsize=8)
    return figure


def contour_labels_settings():
    figure, axes = plt.subplots(2, 2, figsize=(7, 5))
    x, y = np.meshgrid(np.linspace(-3, 3, 60), np.linspace(-2, 2, 40))
    waves = np.sin(x) * np.cos(y) + 0.1 * x * y
    axes[0, 0].clabel(axes[0, 0].contour(x, y, waves, levels=5), fmt="%.1f m", inline=False)
    lines = axes[0, 1].contour(x, y, waves, levels=5, colors="black")
    axes[0, 1].clabel(lines, fontsize=9, inline_spacing=8 / 0.72, fmt=lambda z: f"{round(z * 100)}%")
    lines = axes[1, 0].contour(x, y, waves, levels=5)
    axes[1, 0].clabel(lines, manual=[(-1.5, 0), (1.5, 0), (0.2, 1.2)], colors="red")
    lines = axes[1, 1].contour(x, y, waves, levels=[-0.8, -0.4, 0, 0.4, 0.8])
    axes[1, 1].clabel(lines, [-0.4, 0, 0.4], fontsize=14, rightside_up=False, colors=["blue", "gray", "red"])
    return figure
