import matplotlib.pyplot as plt
import numpy as np


def fill_between():
    figure, axes = plt.subplots(figsize=(4, 3))
    x = np.linspace(0, 2, 101)
    first, second = np.sin(2 * np.pi * x), 0.8 * np.sin(4 * np.pi * x)
    axes.plot(x, first, color="black")
    axes.plot(x, second, color="black")
    axes.fill_between(x, first, second, where=first > second, alpha=0.6)
    axes.fill_between(x, first, second, where=first <= second, alpha=0.6)
    axes.fill_betweenx([-1, 0, 1], [2.1, 2.3, 2.1], 2.4, label="band")
    axes.legend(loc="lower left")
    return figure
