import matplotlib.pyplot as plt
import numpy as np


def violin_plot():
    figure, axes = plt.subplots(figsize=(4, 3))
    random = np.random.default_rng(11)
    groups = [random.normal(0, deviation, 80) for deviation in range(1, 5)]
    axes.violinplot(groups, widths=0.7, showmeans=True, quantiles=[[0.25, 0.75], [0.1, 0.9], [0.3], []])
    axes.grid(axis="y", alpha=0.3)
    return figure
