import matplotlib.pyplot as plt
import numpy as np


def stairs():
    figure, axes = plt.subplots(figsize=(4, 3))
    edges = np.linspace(0, 12, 13)
    heights = 3.0 + np.arange(12) * 7 % 5
    axes.stairs(heights, edges, fill=True, label="filled", alpha=0.5)
    axes.stairs(heights + 3, edges, baseline=2, linewidth=2, label="line")
    upper = heights + 6
    upper[5] = np.nan
    axes.stairs(upper, edges, baseline=heights + 4, fill=True, label="band")
    axes.stairs(heights / 2 + 10, edges, baseline=None, label="open")
    axes.set_ylim(0, 18)
    axes.legend(loc="upper center", ncols=2)
    return figure
