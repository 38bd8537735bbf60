import matplotlib.pyplot as plt
import numpy as np
from matplotlib.collections import LineCollection
from matplotlib.colors import to_rgb


def trail():
    figure, axes = plt.subplots(figsize=(4, 3))
    time = np.linspace(0, 20, 400)
    x, y = np.sin(1.3 * time), np.cos(0.9 * time)
    points = np.c_[x, y][170:320]
    segments = np.stack([points[:-1], points[1:]], axis=1)
    colors = [(*to_rgb("tab:blue"), alpha) for alpha in np.linspace(0, 1, len(segments))]
    axes.add_collection(LineCollection(segments, colors=colors, linewidths=4))
    axes.plot(x[:200], y[:200] + 2.5, color="tab:red", solid_capstyle="round")
    axes.plot(x[319], y[319], color="tab:blue", marker="o")
    # Limits follow the whole way.
    axes.update_datalim(np.r_[np.c_[x, y], np.c_[x, y + 2.5]])
    axes.autoscale_view()
    return figure
