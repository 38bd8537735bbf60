import matplotlib.pyplot as plt
import numpy as np


def reference_lines():
    figure, axes = plt.subplots(figsize=(4, 3))
    x = np.linspace(-10, 10, 100)
    axes.axhspan(0.25, 0.75, alpha=0.3)
    axes.axvspan(1, 2, color="tab:orange", linewidth=0)
    axes.axhline(0, color="black")
    axes.axhline(0.5, linestyle=":")
    axes.axvline(0, 0.25, 0.75, color="gray")
    axes.plot(x, 1 / (1 + np.exp(-x)), linewidth=2)
    places = np.linspace(-8, -2, 7)
    axes.vlines(places, 1, 1.1 + places / 20)
    axes.hlines([0.8, 0.9], 4, [8, 9], color="tab:red")
    return figure
