"""Legends, as in Figures+Legends.swift."""

import matplotlib.pyplot as plt
import numpy as np


def _lines(axes, count=4):
    x = np.linspace(0, 10, 60)
    return [axes.plot(x, np.sin(x + index), label=f"line {index}")[0] for index in range(count)]


def legends():
    figure, axes = plt.subplots(2, 2, figsize=(10, 7))
    _lines(axes[0, 0])
    axes[0, 0].legend(loc="upper right", title="four lines", ncols=2)
    both = _lines(axes[0, 1])
    axes[0, 1].add_artist(axes[0, 1].legend(handles=both[:2], loc="upper left"))
    axes[0, 1].legend(handles=both[2:], loc="lower right")
    _lines(axes[1, 0])
    axes[1, 0].legend(loc="lower left", bbox_to_anchor=(0, 1.02, 1, 0.1), ncols=4, mode="expand", borderaxespad=0)
    _lines(axes[1, 1])
    axes[1, 1].legend(loc="upper left", bbox_to_anchor=(0.6, 0.9))
    return figure


def legend_entries():
    figure, axes = plt.subplots(figsize=(8, 5))
    x = np.linspace(0, 10, 30)
    axes.plot(x, np.cos(x) + 6, marker="o", label="marked")
    axes.fill_between(x, x / 10, x / 5, label="area")
    axes.scatter(x, np.sin(x) + 4, label="points")
    axes.bar([1, 2, 3], [-1, -2, -1.5], label="bars")
    axes.errorbar([5, 6, 7], [-1, -2, -1], yerr=[0.3, 0.4, 0.2], label="errors")
    axes.step(x, np.floor(x) / 3 - 2, label="steps")
    axes.legend(loc="upper right")
    return figure


def legend_looks():
    figure, axes = plt.subplots(2, 2, figsize=(10, 7))
    for ax in axes.flat:
        _lines(ax, 3)
    axes[0, 0].legend(
        loc="lower left", title="Title", fancybox=False, framealpha=1, edgecolor="red", alignment="left")
    axes[0, 1].legend(loc="upper center", frameon=False, fontsize=7, markerfirst=False)
    axes[1, 0].legend(loc="lower right", handlelength=5, labelspacing=1.5, reverse=True)
    axes[1, 1].legend(loc="center", facecolor="khaki", labelcolor="navy", borderpad=1.5)
    return figure


def figure_legends():
    figure, axes = plt.subplots(1, 2, figsize=(9, 4))
    for ax in axes:
        _lines(ax, 2)
    figure.legend(handles=axes[0].lines, loc="lower center", ncols=2)
    return figure
