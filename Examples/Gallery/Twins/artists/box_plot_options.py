import matplotlib.pyplot as plt
import numpy as np


def box_plot_options():
    figure, axes = plt.subplots(figsize=(4, 3))
    random = np.random.default_rng(3)
    groups = [random.normal(mean, mean / 2, size=50) for mean in [1, 2, 3]]
    boxes = axes.boxplot(
        groups, orientation="horizontal", patch_artist=True, positions=[1, 2.5, 3.5], notch=True,
        conf_intervals=[(0.7, 1.2), (None, None), (2.5, 3.5)], usermedians=[None, 2.2, None], showmeans=True,
        meanline=True, capwidths=0.5, whis=(5, 95), label=["first", "second", "third"],
    )
    for box, color in zip(boxes["boxes"], ["skyblue", "wheat", "salmon"]):
        box.set_facecolor(color)
    axes.legend()
    return figure
