import matplotlib.pyplot as plt
import numpy as np


def scatter():
    figure, axes = plt.subplots(figsize=(4, 3))
    turns = np.linspace(0, 1, 60)
    x = turns * np.cos(20 * turns)
    y = turns * np.sin(20 * turns)
    points = axes.scatter(x, y, s=20 + 180 * turns, c=turns, alpha=0.7, edgecolor="black", linewidth=0.5)
    figure.colorbar(points)
    return figure
