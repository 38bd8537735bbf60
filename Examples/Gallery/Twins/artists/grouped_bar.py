import matplotlib.pyplot as plt
import numpy as np


def grouped_bar():
    figure, axes = plt.subplots(1, 2, figsize=(7, 3))
    series = np.array([[3, 5, 2, 4], [1, 2, 3, 2.5], [2, 1, 1.5, 1]])
    names, labels = ["A", "B", "C", "D"], ["first", "second", "third"]
    groups = axes[0].grouped_bar(list(series), tick_labels=names, labels=labels, group_spacing=1, bar_spacing=0.1)
    for bars in groups.bar_containers:
        axes[0].bar_label(bars, fontsize=7, padding=1)
    axes[0].set_ylim(0, 7)
    axes[0].legend()
    left = np.zeros(4)
    for values, label in zip(series, labels):
        bars = axes[1].barh(range(4), values, left=left, label=label)
        axes[1].bar_label(bars, label_type="center", color="white")
        left += values
    axes[1].set_yticks(range(4), names)
    return figure
