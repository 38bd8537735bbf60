import matplotlib.pyplot as plt
import numpy as np
from matplotlib.tri import Triangulation


def _spiral(count):
    radius, angle = np.sqrt((np.arange(count) + 0.5) / count), 2.399963 * np.arange(count)
    return radius * np.cos(angle), radius * np.sin(angle)


def triangles():
    figure, axes = plt.subplots(figsize=(4, 3))
    x, y = _spiral(120)
    mesh = Triangulation(x, y)
    colors = axes.tripcolor(mesh, np.sin(4 * x) * np.cos(3 * y))
    axes.triplot(mesh, color="white", linewidth=0.5)
    axes.set_aspect("equal")
    figure.colorbar(colors)
    return figure


def triangles_settings():
    figure, axes = plt.subplots(2, 3, figsize=(12, 6))
    x, y = _spiral(150)
    mesh = Triangulation(x, y)
    waves = np.sin(4 * x) * np.cos(3 * y)
    axes[0, 0].tripcolor(mesh, waves, shading="gouraud")
    given = Triangulation([0, 1, 0.5, 1.5, 1], [0, 0, 1, 1, 2], [[0, 1, 2], [1, 3, 2], [2, 3, 4]])
    axes[0, 1].tripcolor(given, facecolors=[3, 1, 2], edgecolors="black", linewidth=2, cmap="plasma")
    axes[0, 2].triplot(mesh, color="tab:blue", linewidth=0.8, marker="o", markersize=3)
    axes[1, 0].tricontour(mesh, waves, levels=8)
    filled = axes[1, 1].tricontourf(mesh, waves, levels=[-0.6, -0.3, 0, 0.1, 0.6], extend="both")
    figure.colorbar(filled)
    middles = [values[mesh.triangles].mean(axis=1) for values in (x, y)]
    ring = Triangulation(x, y, mesh.triangles, mask=np.hypot(*middles) < 0.4)
    axes[1, 2].tricontourf(ring, waves)
    axes[1, 2].triplot(ring, color="black", linewidth=0.3)
    return figure
