import matplotlib.pyplot as plt
import numpy as np


def fill_steps():
    figure, axes = plt.subplots(figsize=(4, 3))
    x = np.linspace(0, 10, 21)
    y = np.sin(x) * np.exp(-x / 10)
    axes.step(x, y, where="mid", color="darkgreen", label="signal")
    axes.fill_between(x, y, step="mid", alpha=0.3, color="darkgreen", linewidth=0)
    axes.legend()
    axes.grid(linestyle=":")
    return figure
