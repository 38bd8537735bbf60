import matplotlib.pyplot as plt
import numpy as np


def inset():
    figure, axes = plt.subplots(figsize=(4, 3))
    x = np.linspace(0, 10, 500)
    y = np.sin(x) + 0.05 * np.sin(40 * x)
    axes.plot(x, y)
    axes.set_ylim(-1.5, 3)
    inset = axes.inset_axes([0.5, 0.6, 0.45, 0.35])
    inset.plot(x, y)
    inset.set(xlim=(1, 2), ylim=(0.8, 1.1))
    axes.indicate_inset_zoom(inset)
    return figure
