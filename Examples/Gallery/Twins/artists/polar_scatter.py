import matplotlib.pyplot as plt
import numpy as np


def polar_scatter():
    figure, axes = plt.subplots(figsize=(4, 4), subplot_kw={"projection": "polar"})
    seeds = np.arange(1, 121)
    axes.scatter(2.4 * seeds, np.sqrt(seeds), c=seeds, s=4 + seeds / 2, alpha=0.8, cmap="plasma")
    axes.grid(alpha=0.5)
    return figure
