import matplotlib.pyplot as plt
import numpy as np


def scatter_3d():
    figure, axes = plt.subplots(figsize=(5, 4), subplot_kw={"projection": "3d"})
    turns = np.arange(80) * 2.4
    heights = np.linspace(-1, 1, 80)
    radii = np.sqrt(1 - heights**2)
    sizes = 20 + np.arange(80) % 7 * 10
    points = axes.scatter(radii * np.cos(turns), radii * np.sin(turns), heights, c=heights, s=sizes, cmap="plasma")
    figure.colorbar(points, pad=0.15, shrink=0.7, label="height")
    return figure
