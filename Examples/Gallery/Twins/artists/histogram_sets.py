import matplotlib.pyplot as plt
import numpy as np


def histogram_sets():
    figure, axes = plt.subplots(2, 2, figsize=(6, 4.5))
    random = np.random.default_rng(7)
    sets = [random.normal(mean, size=count) for mean, count in [(0, 300), (1, 200), (2, 100)]]
    axes[0, 0].hist(sets, bins=8, label=["a", "b", "c"])
    axes[0, 0].legend()
    axes[0, 1].hist(sets, bins=12, stacked=True, density=True, edgecolor="white")
    axes[1, 0].hist(sets, bins=12, histtype="stepfilled", stacked=True, orientation="horizontal")
    axes[1, 1].hist(sets, bins="doane", histtype="step", cumulative=-1, linewidth=2)
    return figure
