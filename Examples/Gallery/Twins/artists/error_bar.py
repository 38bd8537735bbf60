import matplotlib.pyplot as plt
import numpy as np


def error_bar():
    figure, axes = plt.subplots(figsize=(4, 3))
    x = np.linspace(0, 4, 9)
    axes.errorbar(x, np.exp(x), yerr=2 + x, marker="o", capsize=3, label="measured")
    axes.errorbar(
        x, 30 - 5 * x, xerr=0.2, yerr=[1 + x, 6 - x],
        fmt="s", markersize=4, ecolor="gray", elinewidth=1, label="guessed",
    )
    axes.legend(loc="upper center")
    return figure
