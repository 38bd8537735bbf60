import matplotlib.pyplot as plt
import numpy as np


def infinite_line():
    figure, axes = plt.subplots(figsize=(4, 3))
    t = np.linspace(-10, 10, 100)
    axes.axhline(0.5, color="black", linestyle="--")
    axes.axvline(0, color="gray")
    axes.plot(t, 1 / (1 + np.exp(-t)), linewidth=2, label="sigmoid")
    axes.axline((0, 0.5), slope=0.25, color="black", linestyle=":")
    axes.axline((-5, 0.9), (5, 0.2), color="tab:red", label="two points")
    for height in np.arange(-2, 1, 0.25):
        axes.axline((0, height), slope=0.05, color="lightgray", linewidth=0.8, transform=axes.transAxes)
    axes.set_xlim(-10, 10)
    axes.legend(loc="upper left")
    return figure
