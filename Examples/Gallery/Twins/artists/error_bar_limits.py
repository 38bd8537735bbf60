import matplotlib.pyplot as plt
import numpy as np


def error_bar_limits():
    figure, axes = plt.subplots(figsize=(4, 3))
    x = np.arange(1, 9) / 2
    y = np.exp(-x)
    axes.errorbar(x, y, xerr=0.1, yerr=0.2, linestyle=":", label="standard")
    axes.errorbar(x, y + 0.5, xerr=0.1, yerr=0.2, uplims=True, linestyle=":", label="upper limits")
    axes.errorbar(x, y + 1, xerr=0.1, yerr=0.2, lolims=True, capsize=3, linestyle=":", label="lower limits")
    index = np.arange(8)
    axes.errorbar(
        x, y + 1.5, xerr=0.2, yerr=0.2, xlolims=index % 4 == 1, xuplims=index % 4 == 3, uplims=index % 3 == 0,
        errorevery=(1, 2), fmt="o", markersize=5, label="some of both",
    )
    axes.legend(loc="upper right")
    return figure


def error_bar_polar():
    figure, axes = plt.subplots(figsize=(4, 3), subplot_kw={"projection": "polar"})
    angles = np.linspace(0, 6, 9)
    axes.errorbar(angles, 1 + angles / 4, xerr=0.25, yerr=0.3, capsize=4, marker="o")
    return figure
