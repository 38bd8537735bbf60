import matplotlib.pyplot as plt
import numpy as np


def fill():
    figure, axes = plt.subplots(figsize=(4, 3))
    for arms in [7, 5, 3]:
        angles = np.linspace(0, 2 * np.pi, 200)
        radii = arms + np.cos(arms * angles)
        axes.fill(radii * np.cos(angles), radii * np.sin(angles), edgecolor="black", label=f"{arms} arms")
    axes.set_aspect("equal")
    axes.legend(loc="upper right")
    return figure
