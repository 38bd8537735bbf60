import matplotlib.pyplot as plt
import numpy as np


def polar_bar():
    figure, axes = plt.subplots(figsize=(4, 4), subplot_kw={"projection": "polar"})
    hours = np.arange(12)
    colors = plt.cm.viridis(hours / 11)
    axes.bar(
        hours * np.pi / 6, 3 + 2 * np.sin(hours), width=0.45, bottom=2, color=colors, edgecolor="white", alpha=0.8)
    axes.set_theta_zero_location("N")
    axes.set_theta_direction(-1)
    axes.set_xticks(np.arange(0, 12, 3) * np.pi / 6, ["12", "3", "6", "9"])
    axes.yaxis.set_major_locator(plt.FixedLocator([2, 4, 6]))
    return figure
