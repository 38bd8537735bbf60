"""Scales, as in Figures+Scales.swift."""

import matplotlib.pyplot as plt
import numpy as np
from matplotlib import ticker


def scales():
    figure, axes = plt.subplots(2, 3, figsize=(11, 7))
    x = np.linspace(-50, 50, 400)
    axes[0, 0].plot(x, x)
    axes[0, 0].set_yscale("symlog", linthresh=1)
    axes[0, 1].plot(x, x)
    axes[0, 1].set_yscale("asinh", linear_width=0.5)
    p = np.linspace(0.001, 0.999, 400)
    axes[0, 2].plot(p, p)
    axes[0, 2].set_yscale("logit")
    wide = np.linspace(0.01, 3000, 400)
    axes[1, 0].plot(wide, wide)
    axes[1, 0].set_xscale("log")
    axes[1, 0].set_yscale("log", base=2)
    axes[1, 1].plot(x, x)
    axes[1, 1].set_xscale("symlog", linthresh=5, linscale=0.5, subs=[2, 3, 4, 5, 6, 7, 8, 9])
    axes[1, 2].plot(p, 1 - p)
    axes[1, 2].set_xscale("logit", one_half="1/2", use_overline=True)
    for ax, name in zip(axes.flat, ["symlog", "asinh", "logit", "log", "symlog", "overline"]):
        ax.set_title(name)
        ax.grid()
    return figure


def own_scales():
    figure, axes = plt.subplots(1, 2, figsize=(8, 4))
    x = np.linspace(0, 100, 200)
    axes[0].plot(x, x)
    axes[0].set_xscale("function", functions=(np.sqrt, np.square))
    axes[0].set_xlim(0, 100)
    axes[1].plot(x, np.sin(x / 10))
    axes[1].set_yscale("function", functions=(lambda v: v**3, np.cbrt))
    axes[1].set_ylim(-1, 1)
    return figure


def scale_ticks():
    figure, axes = plt.subplots(6, 1, figsize=(8, 6), gridspec_kw={"hspace": 1.5})
    for ax in axes:
        ax.plot([0, 10], [0, 1])
        ax.set_xlim(0, 10)
        ax.yaxis.set_major_locator(ticker.NullLocator())
    axes[0].xaxis.set_major_locator(ticker.LinearLocator(5))
    axes[1].xaxis.set_major_locator(ticker.IndexLocator(3, 1))
    axes[2].xaxis.set_major_locator(ticker.FixedLocator([0, 1, 4, 9]))
    axes[2].xaxis.set_major_formatter("{x:.1f} m")
    axes[3].xaxis.set_major_locator(ticker.MultipleLocator(2, offset=0.5))
    axes[3].xaxis.set_major_formatter(ticker.FormatStrFormatter("%.2e"))
    axes[4].xaxis.set_minor_locator(ticker.MultipleLocator(0.5))
    axes[4].xaxis.set_minor_formatter(ticker.FormatStrFormatter("%g"))
    axes[4].tick_params(axis="x", which="minor", labelsize=6)
    axes[5].set_xlim(100_000, 900_000)
    axes[5].xaxis.set_major_formatter(ticker.ScalarFormatter(useMathText=True))
    return figure


def engineering():
    figure, axes = plt.subplots(2, 1, figsize=(8, 5))
    x = 10 ** (1 + np.arange(101) * 0.08)
    for ax in axes:
        ax.set_xscale("log")
        ax.plot(x, np.log10(x) * 1e-4)
    axes[0].xaxis.set_major_formatter(ticker.EngFormatter(unit="Hz"))
    axes[1].xaxis.set_major_formatter(ticker.EngFormatter(places=1, sep=""))
    axes[0].yaxis.set_major_formatter(ticker.EngFormatter(unit="V"))
    return figure
