import matplotlib.pyplot as plt
import numpy as np


def fill_crossings():
    figure, axes = plt.subplots(figsize=(4, 3))
    x = [0, 1, 2, 3, 4, 5]
    first, second = np.array([0.8, 0.8, 0.2, 0.2, 1.0, 0.4]), np.array([0, 0, 0.5, 0.9, 0.6, 0.8])
    axes.plot(x, first, color="black", marker=".")
    axes.plot(x, second, color="gray", marker=".")
    axes.fill_between(x, first, second, where=first > second, interpolate=True, facecolor="tab:blue", alpha=0.4)
    axes.fill_between(x, first, second, where=first <= second, interpolate=True, facecolor="tab:orange", alpha=0.4)
    return figure
