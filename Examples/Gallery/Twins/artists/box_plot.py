import matplotlib.pyplot as plt
import numpy as np


def box_plot():
    figure, axes = plt.subplots(figsize=(4, 3))
    i = np.arange(60)
    groups = [(i * (36 + group) % 101 + i * i % 89) / (60 - 6 * group) for group in range(1, 6)]
    boxes = axes.boxplot(
        groups, tick_labels=["A", "B", "C", "D", "E"], notch=True, showmeans=True, patch_artist=True
    )
    for box, color in zip(boxes["boxes"], ["pink", "skyblue", "lightgray", "salmon", "wheat"]):
        box.set_facecolor(color)
    axes.grid(axis="y", alpha=0.3)
    return figure
