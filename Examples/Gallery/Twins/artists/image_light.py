import matplotlib.pyplot as plt
import numpy as np
from matplotlib.colors import LightSource


def image_light():
    figure, axes = plt.subplots(2, 2, figsize=(6, 5))
    x, y = np.meshgrid(np.linspace(-3, 3, 120), np.linspace(-3, 3, 120))
    heights = 3 * (1 - x) ** 2 * np.exp(-(x**2) - (y + 1) ** 2) - 10 * (x / 5 - x**3) * np.exp(-(x**2) - y**2)
    sun = LightSource(azdeg=315, altdeg=45)
    axes[0, 0].imshow(heights, cmap="gist_earth")
    axes[0, 0].set_title("no light")
    axes[0, 1].imshow(sun.shade(heights, plt.cm.gist_earth, vert_exag=5))
    axes[0, 1].set_title("overlay")
    axes[1, 0].imshow(sun.shade(heights, plt.cm.gist_earth, blend_mode="soft", vert_exag=5))
    axes[1, 0].set_title("soft")
    axes[1, 1].imshow(sun.hillshade(heights, vert_exag=5, fraction=1.2), cmap="gray")
    axes[1, 1].set_title("hillshade")
    return figure
