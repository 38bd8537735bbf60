"""Axes, spines and lines, as in Figures+Axes.swift."""

import matplotlib.pyplot as plt
import numpy as np


def wave():
    figure, axes = plt.subplots()
    x = np.linspace(0, 4 * np.pi, 200)
    axes.plot(x, np.cos(x))
    axes.set(xlim=(0, 4 * np.pi), ylim=(-1.5, 1.5), xlabel="x", ylabel="y", title="Cosine Wave")
    return figure


def log_axes():
    figure, axes = plt.subplots(2, 2, figsize=(8, 6))
    x = np.linspace(0.1, 100, 200)
    axes[0, 0].plot(x, np.sin(x / 10))
    axes[0, 0].set_xscale("log")
    axes[0, 1].plot(x, np.exp(x / 5))
    axes[0, 1].set_yscale("log")
    axes[1, 0].plot(x, x * x)
    axes[1, 0].set_xscale("log")
    axes[1, 0].set_yscale("log", base=2)
    axes[1, 0].grid()
    axes[1, 1].loglog([2, 3, 6], [20, 35, 80])
    return figure


def categories():
    figure, axes = plt.subplots(1, 2, figsize=(8, 4))
    axes[0].plot(["apple", "pear", "plum", "fig"], [3, 1, 4, 1.5])
    axes[0].plot(["plum", "apple", "kiwi"], [2, 2.5, 3])
    axes[1].plot([1, 5, 2], ["low", "middle", "high"])
    return figure


def shared_axes():
    figure, grid = plt.subplots(2, 3, sharex="col", sharey="row", figsize=(9, 5))
    x = np.linspace(0, 10, 100)
    for size, axes in enumerate(grid.flat, start=1):
        axes.plot(x * size, np.sin(x) * size)
    return figure


def twin_axes():
    figure, axes = plt.subplots(1, 2, figsize=(9, 4))
    x = np.linspace(0, 10, 100)
    axes[0].plot(x, np.sin(x))
    axes[0].set(ylabel="sine", title="twin x")
    right = axes[0].twinx()
    right.plot(x, np.exp(x / 3), color="tab:red")
    right.set_ylabel("growth", color="tab:red")
    right.tick_params(axis="y", labelcolor="tab:red")
    axes[1].plot(x, x)
    axes[1].set_xlabel("below")
    top = axes[1].twiny()
    top.plot([100, 200, 400], [0, 5, 10], color="C2")
    top.set(xlabel="above", title="twin y")
    return figure


def inverted_axes():
    figure, axes = plt.subplots(1, 2, figsize=(8, 4))
    x = np.linspace(1, 10, 50)
    axes[0].plot(x, x**2)
    axes[0].xaxis.set_inverted(True)
    axes[1].plot(x, np.sqrt(x))
    axes[1].set_ylim(4, 0)
    axes[1].set_xscale("log")
    axes[1].xaxis.set_inverted(True)
    return figure


def equal_aspect():
    figure, axes = plt.subplots(1, 3, figsize=(10, 3.5))
    angle = np.linspace(0, 2 * np.pi, 100)
    for axes, aspect, adjustable in zip(axes, (1, 1, 2), ("box", "datalim", "box")):
        axes.plot(2 * np.cos(angle), np.sin(angle))
        axes.set_aspect(aspect, adjustable=adjustable)
    return figure


def spines():
    figure, axes = plt.subplots(2, 2, figsize=(8, 6))
    x = np.linspace(-3, 3, 100)
    for each in axes.flat:
        each.plot(x, 2 * np.sin(x))
    for each in axes.flat[:3]:
        each.spines[["right", "top"]].set_visible(False)
    axes[0, 1].spines["left"].set_position("zero")
    axes[0, 1].spines["bottom"].set_position("center")
    axes[1, 0].spines["left"].set_position(("outward", 10))
    axes[1, 0].spines["bottom"].set_position(("axes", -0.05))
    axes[1, 0].spines["left"].set_bounds(-2, 2)
    axes[1, 0].spines["bottom"].set_bounds(-3, 3)
    for side, color in zip(("left", "right", "bottom", "top"), ("red", "green", "tab:blue", "orange")):
        axes[1, 1].spines[side].set(color=color, linewidth=3)
    return figure


def line_styles():
    figure, axes = plt.subplots()
    x = np.linspace(0, 10, 200)
    styles = ["-", "--", ":", "-.", (0, (5, 1)), (4, (3, 5, 1, 5, 1, 5))]
    for index, style in enumerate(styles):
        axes.plot(x, np.sin(x) + index * 2, linestyle=style, linewidth=1 + index * 0.6, alpha=1 - index * 0.12)
    return figure


def gaps():
    figure, axes = plt.subplots()
    x = np.linspace(0, 10, 41)
    index = np.arange(41)
    axes.plot(x, np.where(index % 10 == 5, np.nan, np.where(index % 13 == 0, np.inf, np.cos(x))))
    axes.plot(x, np.full(41, np.nan))
    axes.plot(x, np.sin(x) / 2, linewidth=4)
    return figure
