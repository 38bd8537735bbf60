import matplotlib.pyplot as plt
import numpy as np
from matplotlib.colors import LogNorm


def filled_contour():
    figure, axes = plt.subplots(figsize=(4, 3))
    x, y = np.meshgrid(np.linspace(-3, 3, 100), np.linspace(-3, 3, 100))
    waves = np.sin(x) * np.cos(y)
    filled = axes.contourf(x, y, waves, levels=np.linspace(-1, 1, 21), cmap="RdBu_r")
    axes.contour(x, y, waves, levels=10, colors="black", linewidths=0.5, alpha=0.4)
    axes.set_aspect("equal")
    figure.colorbar(filled)
    return figure


def filled_contour_settings():
    figure, axes = plt.subplots(2, 3, figsize=(12, 6))
    x, y = np.meshgrid(np.linspace(-3, 3, 40), np.linspace(-2, 2, 30))
    waves = np.sin(2 * x) * np.cos(y) + x / 4
    open = axes[0, 0].contourf(x, y, waves, levels=[-0.6, -0.3, 0, 0.1, 0.6], extend="both")
    figure.colorbar(open)
    colors = ["tab:blue", "tab:orange", "tab:green", "tab:red"]
    given = axes[0, 1].contourf(x, y, waves, levels=[-0.5, 0, 0.5, 1], colors=colors, extend="max")
    figure.colorbar(given, location="bottom")
    for row in range(10, 16):
        waves[row, 8 + row % 3 : 20] = np.nan
    torn = axes[0, 2].contourf(x, y, waves)
    figure.colorbar(torn)
    angle, radius = np.meshgrid(np.linspace(0, 3, 40), np.linspace(1, 2, 20))
    curved = np.sin(3 * angle) * (radius - 1)
    axes[1, 0].contourf(radius * np.cos(angle), radius * np.sin(angle), curved, cmap="plasma")
    axes[1, 1].contourf(waves, levels=5, alpha=0.5)
    steep = axes[1, 2].contourf(x, y, np.exp(2 * x + y), norm=LogNorm())
    figure.colorbar(steep)
    return figure


def filled_contour_masked():
    figure, axes = plt.subplots(2, 2, figsize=(8, 6))
    x, y = np.meshgrid(np.linspace(-3, 3, 13), np.linspace(-2, 2, 9))
    waves = np.sin(2 * x) * np.cos(y) + x / 4
    for place in [(3, 4), (3, 5), (6, 9), (0, 0), (8, 7), (4, 11)]:
        waves[place] = np.nan
    for ax, corner_mask in zip(axes[0], [True, False]):
        ax.contourf(x, y, waves, corner_mask=corner_mask)
        ax.contour(x, y, waves, colors="black", corner_mask=corner_mask)
    hatches = ["/", "\\", None, ".", "*"]
    hatched = axes[1, 0].contourf(
        x, y, waves, levels=[-1, -0.5, 0, 0.5, 1], extend="both", alpha=0.5, hatches=hatches
    )
    bar = figure.colorbar(hatched)
    bar.add_lines(axes[1, 0].contour(x, y, waves, levels=[-0.75, 0, 0.5], colors="tab:red", linewidths=2))
    boxes = axes[1, 1].boxplot([[1, 2, 3, 4, 7], [2, 3, 5, 6, 6.5], [1, 4, 4.5, 5, 8]], patch_artist=True)
    for box, hatch in zip(boxes["boxes"], ["//", None, "oo"]):
        box.set(facecolor="white", hatch=hatch)
    return figure
