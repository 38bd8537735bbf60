import matplotlib.pyplot as plt
import numpy as np


def bar_groups():
    figure, axes = plt.subplots(figsize=(4, 3))
    places = np.arange(4)
    below = [1, 2, 3, 2.5]
    first = axes.bar(places - 0.2, [3, 5, 2, 4], width=0.4, label="beside")
    second = axes.bar(places + 0.2, below, width=0.4, label="below")
    third = axes.bar(places + 0.2, [2, 1, 1.5, 1], width=0.4, bottom=below, label="on top")
    for bars in [first, second, third]:
        axes.bar_label(bars, label_type="center", color="white")
    axes.legend()
    return figure
