import matplotlib.pyplot as plt
import numpy as np


def histogram():
    figure, axes = plt.subplots(figsize=(4, 3))
    i = np.arange(500)
    values = (i * 37 % 101 + i * 53 % 103 + i * 71 % 107) / 100
    axes.hist(values, bins=24, range=(0, 3), color="skyblue", edgecolor="black")
    box = dict(boxstyle="round", facecolor="wheat")
    axes.text(0.03, 0.95, "n = 500\nbins: 24", transform=axes.transAxes, verticalalignment="top", bbox=box)
    axes.set_xlabel("value")
    axes.set_ylabel("count")
    figure.tight_layout()
    return figure
