"""Styles, as in Figures+Styles.swift."""

import matplotlib.pyplot as plt
import numpy as np
from cycler import cycler


def _styled(*names):
    plt.style.use([*names, {"figure.figsize": (10, 7), "figure.dpi": 100, "savefig.dpi": "figure"}])
    figure, axes = plt.subplots(2, 2)
    x = np.linspace(0, 10, 100)
    for index in range(6):
        axes[0, 0].plot(x, np.sin(x + index / 2), label=f"line {index}")
    axes[0, 0].set_title("lines")
    axes[0, 0].legend(loc="lower left")
    axes[0, 1].bar([0, 1, 2, 3], [3, 7, 5, 2])
    axes[0, 1].scatter([0, 1, 2, 3], [4, 8, 6, 3])
    axes[0, 1].set_xlabel("position")
    axes[0, 1].set_ylabel("height")
    axes[1, 0].fill_between(x, 2 + np.cos(x), 4 + np.sin(x), alpha=0.6)
    axes[1, 0].plot(x, 3 + np.sin(x) / 2)
    axes[1, 1].boxplot([[1, 2, 3, 4, 9], [2, 3, 3.5, 4, 5], [0, 1, 4, 6, 7]])
    figure.suptitle("The figure")
    return figure


def style_bmh():
    return _styled("bmh")


def style_fivethirtyeight():
    return _styled("fivethirtyeight")


def style_solarize():
    return _styled("Solarize_Light2")


def style_grayscale():
    return _styled("grayscale")


def style_dark_background():
    return _styled("dark_background")


def style_ggplot():
    return _styled("ggplot")


def style_seaborn():
    return _styled("seaborn-v0_8", "seaborn-v0_8-whitegrid")


def style_tableau():
    return _styled("tableau-colorblind10")


def style_petroff():
    return _styled("petroff10")


def cycles():
    figure, axes = plt.subplots(1, 2, figsize=(9, 4))
    axes[0].set_prop_cycle(cycler(color=["red", "blue"]) + cycler(marker=["o", "s"]))
    axes[1].set_prop_cycle(cycler(linestyle=["-", "--"]) * cycler(color=["tab:green", "tab:purple", "black"]))
    x = np.linspace(0, 10, 20)
    for ax in axes:
        for index in range(6):
            ax.plot(x, np.sin(x) + index, label=f"{index}")
        ax.legend(loc="upper right")
    return figure
