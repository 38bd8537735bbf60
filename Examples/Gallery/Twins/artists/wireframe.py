import matplotlib.pyplot as plt
import numpy as np


def wireframe():
    figure, axes = plt.subplots(figsize=(4, 4), subplot_kw={"projection": "3d"})
    x, y = np.meshgrid(np.linspace(-3, 3, 61), np.linspace(-3, 3, 61))
    z = x * np.exp(-(x**2) - y**2)
    axes.plot_wireframe(x, y, z, rstride=4, cstride=4, linewidth=1)
    return figure
