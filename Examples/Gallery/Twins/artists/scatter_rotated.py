import matplotlib.pyplot as plt
import numpy as np
from matplotlib.markers import MarkerStyle


def scatter_rotated():
    figure, axes = plt.subplots(figsize=(4, 3))
    x = np.linspace(0, 1, 12)
    colors = plt.get_cmap("viridis")(x)
    for place, color in zip(x, colors):
        axes.scatter(place, place**2, s=150, color=color, marker=MarkerStyle("^").rotated(deg=360 * place),
                     edgecolors="black", linewidths=0.5 + 2 * place)
    axes.scatter(x, 0.5 + x, s=80, color="tab:green", marker=MarkerStyle("o", fillstyle="none"))
    for index, place in enumerate(x):
        axes.scatter(place, 1.8 - 0.5 * place, s=60, color="tab:red", marker=["o", "s", "x", (6, 1)][index % 4])
    return figure
