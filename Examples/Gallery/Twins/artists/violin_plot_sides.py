import matplotlib.pyplot as plt
import numpy as np


def violin_plot_sides():
    figure, axes = plt.subplots(figsize=(4, 3))
    random = np.random.default_rng(5)
    positions = [1.0, 2, 3.5]
    first = [random.normal(position, size=60) for position in positions]
    second = [random.normal(2 - position, 0.7, size=60) for position in positions]
    settings = dict(positions=positions, widths=0.8, orientation="horizontal")
    low = axes.violinplot(first, side="low", facecolor="salmon", linecolor="crimson", **settings)
    for body in low["bodies"]:
        body.set_edgecolor("black")
    axes.violinplot(second, side="high", showmedians=True, bw_method=0.2, **settings)
    return figure
