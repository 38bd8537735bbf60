import matplotlib.pyplot as plt
import numpy as np
from matplotlib.patches import Annulus, Arc, RegularPolygon
from matplotlib.path import Path


def patch_shapes():
    figure, axes = plt.subplots(figsize=(4, 3))
    for degrees in range(0, 180, 30):
        axes.add_patch(
            Arc((1.5, 1.5), 2.5, 1.2, angle=degrees, theta1=10, theta2=250, color="tab:blue", linewidth=1.5))
    axes.add_patch(Annulus((5, 1.5), 1.2, 0.5, facecolor="tab:orange", edgecolor="black"))
    axes.add_patch(Annulus((8, 1.5), (1.4, 0.9), 0.4, angle=30, color="tab:green", linewidth=0))
    for index, corners in enumerate([3, 5, 6]):
        axes.add_patch(
            RegularPolygon(
                (1.5 + 3 * index, 4.5), corners, radius=1.1, orientation=np.radians(15), facecolor="tab:purple",
                edgecolor="black", alpha=0.6))
    star = RegularPolygon((5, 7), 3, radius=1.2, transform=axes.transData)
    row, column = np.mgrid[:40, :60]
    waves = axes.imshow(
        np.sin(row / 4) * np.cos(column / 5), extent=(2, 8, 6, 8.5), origin="lower", interpolation="bilinear")
    waves.set_clip_path(star)
    line, = axes.plot([0, 9.5], [6, 8.5], color="tab:red", linewidth=4)
    line.set_clip_path(Path([(0.6, 0), (0.85, 0), (0.85, 1), (0.6, 1)], closed=False), axes.transAxes)
    axes.set(xlim=(0, 10), ylim=(0, 8.7), aspect="equal")
    return figure
