"""Much of everything, as in Figures+Mixed.swift."""

import matplotlib.pyplot as plt
import numpy as np


def crowded():
    figure, axes = plt.subplots(2, 2, figsize=(8.3, 6.7), dpi=97)
    x = np.linspace(0, 5, 80)
    axes[0, 0].plot(x, np.sin(x), label="sine")
    twin = axes[0, 0].twinx()
    twin.plot(x, np.exp(x), color="tab:red")
    twin.set_ylabel("growth")
    axes[0, 0].set_title("Two axes\nin one")
    axes[0, 0].legend(loc="lower left", bbox_to_anchor=(0, 1))
    figure.colorbar(axes[0, 1].imshow(np.outer(np.arange(9), np.arange(12))), label="product")
    axes[0, 1].set_xlabel("column")
    axes[1, 0].plot(["spring", "summer", "autumn", "winter"], [12e5, 25e5, 14e5, 3e5])
    axes[1, 0].tick_params(axis="x", labelrotation=30)
    axes[1, 0].set_ylabel("a long label\nof two lines")
    axes[1, 1].plot(x[1:], x[1:] ** 2)
    axes[1, 1].set_xscale("log")
    axes[1, 1].yaxis.tick_right()
    axes[1, 1].yaxis.set_label_position("right")
    axes[1, 1].set_ylabel("right")
    box = {"boxstyle": "round", "facecolor": "wheat"}
    axes[1, 1].text(0.05, 0.9, "n = 80\nμ = 8.3", transform=axes[1, 1].transAxes, va="top", bbox=box)
    figure.suptitle("Everything", weight="bold")
    figure.tight_layout()
    return figure


def zoomed_images():
    figure, axes = plt.subplots(2, 2, figsize=(8, 6))
    y, x = np.mgrid[:9, :12]
    images = [each.imshow((x * 7 + y * 5) % 11, aspect="auto") for each in axes.flat]
    axes[0, 0].set(xlim=(2.3, 6.8), ylim=(5.1, 1.2))
    axes[0, 1].set(xlim=(-3, 15), ylim=(10, -2))
    axes[1, 0].yaxis.set_inverted(False)
    axes[1, 0].grid()
    axes[1, 1].xaxis.set_inverted(True)
    images[1].set_cmap("coolwarm")
    images[3].set_alpha(0.4)
    return figure


def far_ranges():
    figure, axes = plt.subplots(2, 3, figsize=(10, 5))
    axes[0, 0].plot([0, 1], [1e-30, 1e30])
    axes[0, 0].set_yscale("log")
    axes[0, 1].plot([-1e300, 1e300], [-1e-300, 1e-300])
    axes[0, 2].plot([1, 1], [0, 0])
    axes[1, 0].plot([0, 1, 2], [-1, 0, 10])
    axes[1, 0].set_yscale("log")
    axes[1, 1].plot([123.4, 123.4], [5, 6])
    axes[1, 2].plot([1, 2, 3], [9, 10, 11])
    axes[1, 2].set_yscale("log")
    axes[1, 2].set_xlim(1, 1)
    return figure


def clipped_lines():
    figure, axes = plt.subplots()
    x = np.linspace(-10, 20, 300)
    axes.plot(x, np.tan(x) * 2, linewidth=3)
    axes.plot([-1e9, 1e9], [-1e9, 1e9], linewidth=6)
    axes.plot([-50, 60], [30, -22], "--", linewidth=4)
    axes.plot([0, 10], [-3, 3], alpha=0.5)
    axes.set(xlim=(0, 10), ylim=(-3, 3))
    return figure
