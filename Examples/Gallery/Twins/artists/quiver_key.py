import matplotlib.pyplot as plt
import numpy as np


def quiver_key():
    figure, axes = plt.subplots(figsize=(4, 3))
    x, y = np.meshgrid(np.linspace(0, 6, 13), np.linspace(0, 4, 9))
    arrows = axes.quiver(x, y, np.cos(x), np.sin(y), color="tab:blue", units="inches")
    axes.quiverkey(arrows, 0.85, 0.93, 2, r"$2 \frac{m}{s}$", coordinates="figure", labelpos="E")
    axes.quiverkey(arrows, 0.15, 1.05, 1, "1 m/s", angle=30, color="tab:red")
    return figure
