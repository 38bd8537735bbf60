import matplotlib.pyplot as plt
import numpy as np
from matplotlib.collections import LineCollection


def colored_line():
    figure, axes = plt.subplots(figsize=(5, 3))
    time = np.linspace(0, 12, 600)
    points = np.c_[time * np.cos(time), time * np.sin(time)]
    spiral = LineCollection(np.stack([points[:-1], points[1:]], axis=1), array=time[:-1], cmap="plasma",
                            linewidths=1 + time[:-1] / 3, capstyle="round")
    axes.add_collection(spiral)
    figure.colorbar(spiral, label="time")
    axes.plot([-10, 14], [-12, -12], color="tab:blue", linewidth=4, linestyle="--", gapcolor="tab:orange")
    return figure
