import matplotlib.pyplot as plt
import numpy as np


def polar_fill():
    figure, axes = plt.subplots(figsize=(4, 4), subplot_kw={"projection": "polar"})
    angles = np.linspace(0, 2 * np.pi, 100)
    radii = 1 + 0.5 * np.sin(5 * angles)
    axes.plot(angles, radii, "b-", linewidth=2)
    axes.fill(angles, radii, facecolor="blue", alpha=0.3)
    axes.set_rlim(0, 2)
    axes.set_xticks(np.arange(8) * np.pi / 4, ["0", "π/4", "π/2", "3π/4", "π", "5π/4", "3π/2", "7π/4"])
    axes.set_rticks([0.5, 1, 1.5, 2])
    axes.set_title("Five petals")
    return figure
