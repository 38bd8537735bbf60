import matplotlib.pyplot as plt
import numpy as np


def line_dense():
    figure, axes = plt.subplots(figsize=(4, 3))
    x = np.linspace(0, 10, 200_000)
    noise = np.sin(7919.0 * np.arange(x.size))
    axes.plot(x, np.sin(x) + 0.3 * noise * np.cos(x))
    axes.plot(x, np.sin(x))
    return figure
