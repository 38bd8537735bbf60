import matplotlib.pyplot as plt
import numpy as np


def surface():
    figure, axes = plt.subplots(figsize=(5, 4), subplot_kw={"projection": "3d"})
    x, y = np.meshgrid(np.linspace(-5, 5, 50), np.linspace(-5, 5, 50))
    z = np.sin(np.sqrt(x**2 + y**2))
    ripples = axes.plot_surface(x, y, z, cmap="viridis", vmin=-1, vmax=1, alpha=0.9, linewidth=0)
    axes.view_init(elev=25, azim=45)
    axes.set_box_aspect(None, zoom=0.85)
    axes.set_xlabel("X axis", labelpad=10)
    axes.set_ylabel("Y axis", labelpad=10)
    axes.set_zlabel("Z axis", labelpad=10)
    axes.set_xticks([-5, -2.5, 0, 2.5, 5])
    axes.set_zticks([-1, 0, 1])
    axes.set_title("Ripples", fontweight="bold", pad=20)
    figure.colorbar(ripples, pad=0.1, shrink=0.6)
    return figure
