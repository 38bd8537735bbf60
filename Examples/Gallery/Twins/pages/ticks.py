"""Ticks, grids, locators and formatters, as in Figures+Ticks.swift."""

import matplotlib.pyplot as plt
import numpy as np
from matplotlib import ticker


def minor_ticks():
    figure, axes = plt.subplots(1, 2, figsize=(8, 4))
    x = np.linspace(0, 8, 100)
    for each in axes:
        each.plot(x, np.cos(x))
        each.minorticks_on()
    axes[1].xaxis.set_minor_locator(ticker.AutoMinorLocator(2))
    axes[1].tick_params(axis="x", which="minor", length=6, color="red")
    axes[1].tick_params(axis="y", which="minor", direction="inout")
    return figure


def tick_parameters():
    figure, axes = plt.subplots(2, 2, figsize=(8, 6))
    for each in axes.flat:
        each.plot([0, 1000], [0, 1])
    axes[0, 0].tick_params(direction="in", length=8, width=2, top=True, right=True)
    axes[0, 1].tick_params(axis="x", labelrotation=45)
    axes[0, 1].tick_params(axis="y", labelrotation=90)
    axes[1, 0].tick_params(axis="x", color="tab:green", labelcolor="tab:purple", labelsize=14)
    axes[1, 0].tick_params(axis="y", pad=12, labelsize=7)
    axes[1, 1].tick_params(axis="x", bottom=False, labelbottom=False, top=True, labeltop=True)
    axes[1, 1].tick_params(axis="y", direction="inout", right=True, labelleft=False, labelright=True)
    return figure


def grids():
    figure, axes = plt.subplots(2, 2, figsize=(8, 6))
    x = np.linspace(0, 10, 100)
    for each in axes.flat:
        each.plot(x, np.sin(x))
    axes[0, 0].grid()
    axes[0, 1].grid(axis="x", color="tab:red", linestyle=":")
    axes[1, 0].grid(axis="y", linewidth=2, linestyle="--", alpha=0.5)
    axes[1, 1].minorticks_on()
    axes[1, 1].grid(color="0.5")
    axes[1, 1].grid(which="minor", linewidth=0.5, linestyle="-.", alpha=0.4)
    return figure


def formatters():
    figure, axes = plt.subplots(2, 3, figsize=(10, 5))
    for each in axes.flat:
        each.plot([0, 1], [1, 1000])
    axes[0, 0].xaxis.set_major_formatter(ticker.PercentFormatter(1))
    axes[0, 0].yaxis.set_major_formatter(ticker.PercentFormatter(1000, decimals=1, symbol=" pct"))
    axes[0, 1].xaxis.set_major_formatter("{x:.1f} s")
    axes[0, 1].yaxis.set_major_formatter(ticker.FormatStrFormatter("%05d"))
    axes[0, 2].set_yscale("log")
    axes[0, 2].xaxis.set_major_formatter(ticker.NullFormatter())
    axes[1, 0].xaxis.set_major_locator(ticker.FixedLocator([0, 0.5, 1]))
    axes[1, 0].xaxis.set_major_formatter(ticker.FixedFormatter(["none", "half", "all"]))
    axes[1, 0].set_yticks([1, 400, 900], ["α", "β", "γ"])
    axes[1, 1].xaxis.set_major_formatter(ticker.FormatStrFormatter("%.2e"))
    axes[1, 1].xaxis.set_major_locator(ticker.MaxNLocator(3))
    axes[1, 1].set_yscale("log")
    axes[1, 1].set_ylim(20, 90)
    axes[1, 2].set_yscale("log", base=2)
    axes[1, 2].xaxis.set_major_formatter(ticker.FormatStrFormatter("%g%%"))
    return figure


def scalar_formatter():
    figure, axes = plt.subplots(2, 3, figsize=(10, 5))
    axes[0, 0].plot([0, 1e6], [0, 3e-7])
    axes[0, 1].plot([12_345_000, 12_345_006], [-1, 1])
    axes[0, 2].plot([0, 0.001], [-0.0005, 0.00025])
    axes[1, 0].plot([0, 99_999], [-2000, 2000])
    axes[1, 1].plot([1, 2], [1e9 + 1, 1e9 + 2])
    axes[1, 2].plot([0, 1e6], [12_345_000, 12_345_006])
    axes[1, 2].ticklabel_format(style="plain")
    axes[1, 2].ticklabel_format(axis="y", useOffset=False)
    axes[1, 2].xaxis.set_major_locator(ticker.MaxNLocator(2))
    return figure


def locators():
    figure, axes = plt.subplots(2, 2, figsize=(8, 6))
    for each in axes.flat:
        each.plot([0, 10], [-3, 3])
    axes[0, 0].xaxis.set_major_locator(ticker.MultipleLocator(1.5))
    axes[0, 0].yaxis.set_major_locator(ticker.MultipleLocator(2, offset=0.5))
    axes[0, 1].xaxis.set_major_locator(ticker.FixedLocator([0, 1, 4, 9]))
    axes[0, 1].yaxis.set_major_locator(ticker.NullLocator())
    axes[1, 0].xaxis.set_major_locator(ticker.MaxNLocator(4))
    axes[1, 0].yaxis.set_major_locator(ticker.MaxNLocator(5, integer=True, prune="both"))
    axes[1, 1].xaxis.set_major_locator(ticker.MultipleLocator(5))
    axes[1, 1].xaxis.set_minor_locator(ticker.MultipleLocator(1))
    axes[1, 1].yaxis.set_major_locator(ticker.FixedLocator([-2, 2]))
    axes[1, 1].yaxis.set_minor_locator(ticker.FixedLocator([-1, 0, 1]))
    return figure


def tick_labels():
    figure, axes = plt.subplots(1, 3, figsize=(11, 4))
    for ax in axes:
        ax.bar([0, 1, 2, 3], [3, 5, 2, 4])
        ax.set_xticks([0, 1, 2, 3], ["northern", "eastern", "southern", "western"], rotation=40, rotation_mode="anchor",
                      ha="right")
    plt.setp(axes[1].get_xticklabels(), fontweight="bold")
    plt.setp(axes[1].get_yticklabels(), va="bottom")
    first, _, third, fourth = axes[2].get_xticklabels()
    first.set_color("red")
    third.set(color="blue", fontweight="bold")
    fourth.set_fontsize(7)
    return figure
