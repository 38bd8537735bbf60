import matplotlib.pyplot as plt
import numpy as np


def surface_shaded():
    figure, axes = plt.subplots(figsize=(4, 4), subplot_kw={"projection": "3d"})
    u, v = np.meshgrid(np.linspace(0, 2 * np.pi, 61), np.linspace(0, 2 * np.pi, 33))
    x = (3 + np.cos(v)) * np.cos(u)
    y = (3 + np.cos(v)) * np.sin(u)
    axes.plot_surface(x, y, np.sin(v), rstride=2, cstride=3, edgecolor="white", linewidth=0.5)
    axes.set_aspect("equal")
    axes.set_zticks([-1, 1])
    return figure
