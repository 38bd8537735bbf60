import matplotlib.pyplot as plt
import numpy as np


def annotate():
    figure, axes = plt.subplots(figsize=(4, 3))
    x = np.linspace(0, 5, 200)
    axes.plot(x, np.cos(2 * np.pi * x))
    axes.set_ylim(-2, 2)
    axes.annotate("maximum", xy=(2, 1), xytext=(3, 1.5), arrowprops={"arrowstyle": "->"})
    filled = {"arrowstyle": "-|>", "connectionstyle": "arc3,rad=0.3", "color": "black"}
    axes.annotate("minimum", xy=(2.5, -1), xytext=(0.5, -1.7), arrowprops=filled)
    both = {"arrowstyle": "<->", "connectionstyle": "arc3,rad=-0.2", "color": "tab:red"}
    axes.annotate("both ways", xy=(4, 1), xytext=(0.65, 0.1), textcoords="axes fraction", arrowprops=both,
                  bbox={"facecolor": "wheat", "boxstyle": "square,pad=0.3"})
    axes.annotate("here", xy=(1, 1))
    return figure
