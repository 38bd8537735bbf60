import matplotlib.pyplot as plt
import numpy as np


def stem():
    figure, axes = plt.subplots(figsize=(4, 3))
    x = np.linspace(0.1, 2 * np.pi, 31)
    waves = axes.stem(x, np.exp(np.sin(x)), bottom=1.1, label="waves")
    waves.markerline.set_markerfacecolor("white")
    others = axes.stem(np.linspace(0, 6, 7), [0.2, 0.4, 0.6, 0.4, 0.2, 0.1, 0.05], label="others")
    others.stemlines.set(color="gray", linestyle="--")
    others.markerline.set(color="gray", marker="D", markersize=4)
    others.baseline.set_linestyle("none")
    axes.legend()
    return figure
