import matplotlib.pyplot as plt
import numpy as np


def box_plot_horizontal():
    figure, axes = plt.subplots(figsize=(4, 3))
    i = np.arange(40)
    groups = [i**3 % 97 / 10 + np.where(i % 17 == 0, 9 * group, 0) for group in range(1, 4)]
    axes.boxplot(
        groups,
        orientation="horizontal",
        widths=[0.3, 0.5, 0.7],
        whis=(5, 95),
        medianprops=dict(color="crimson", linewidth=2),
        flierprops=dict(marker="D", markersize=4),
    )
    return figure
