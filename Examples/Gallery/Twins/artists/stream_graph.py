import matplotlib.pyplot as plt
import numpy as np


def stream_graph():
    figure, axes = plt.subplots(figsize=(4, 3))
    x = np.linspace(0, 100, 201)
    layers = [1 + (5 - k) * np.exp(-((x - 15 - 18 * k) ** 2) / 90) for k in range(5)]
    axes.stackplot(x, layers, baseline="weighted_wiggle", edgecolor="white", linewidth=0.5)
    return figure
