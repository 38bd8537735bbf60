import matplotlib.pyplot as plt
import numpy as np


def line():
    figure, axes = plt.subplots(figsize=(4, 3))
    x = np.linspace(0, 2 * np.pi, 100)
    axes.plot(x, np.sin(x), label="sine")
    axes.plot(x, np.cos(x), "--", label="cosine")
    axes.legend()
    return figure
