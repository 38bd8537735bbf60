import matplotlib.pyplot as plt
import numpy as np


def histogram_step():
    figure, axes = plt.subplots(figsize=(4, 3))
    i = np.arange(500)
    values = (i * 37 % 101 + i * 53 % 103 + i * 71 % 107) / 100
    axes.hist(values, bins="auto", histtype="stepfilled", density=True, alpha=0.5, label="density")
    edges = [0, 0.5, 1, 1.25, 1.5, 1.75, 2, 2.5, 3]
    axes.hist(
        values, bins=edges, histtype="step", density=True, cumulative=True, linewidth=2, label="cumulative"
    )
    axes.legend(loc="upper left")
    return figure
