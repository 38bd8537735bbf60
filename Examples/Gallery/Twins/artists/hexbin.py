import matplotlib.pyplot as plt
import numpy as np


def hexbin():
    figure, axes = plt.subplots(1, 2, figsize=(7, 3))
    random = np.random.default_rng(5)
    x = random.normal(size=5000)
    y = 2 + 3 * x + 4 * random.normal(size=5000)
    counts = axes[0].hexbin(x, y, gridsize=20, bins="log")
    figure.colorbar(counts)
    distance = np.sqrt(x**2 + y**2 / 25)
    largest = axes[1].hexbin(
        x, y, distance, gridsize=(12, 8), reduce_C_function=np.max, mincnt=5, cmap="inferno", edgecolors="white"
    )
    figure.colorbar(largest)
    return figure


def hexbin_log():
    figure, axes = plt.subplots(figsize=(4, 3))
    random = np.random.default_rng(6)
    x = random.normal(size=3000)
    y = np.exp(0.5 * x + 0.5 * random.normal(size=3000))
    axes.hexbin(x, y, gridsize=15, mincnt=1, yscale="log", bins=[1, 2, 5, 10, 20, 50])
    return figure
