import matplotlib.pyplot as plt
import numpy as np


def line_markers():
    figure, axes = plt.subplots(figsize=(4, 3))
    x = np.linspace(0, 6, 13)
    for row, marker in enumerate("os^D*+x"):
        axes.plot(x, np.sin(x) + row, marker=marker, markevery=row % 2 + 1)
    axes.lines[1].set_markerfacecolor("white")
    return figure
