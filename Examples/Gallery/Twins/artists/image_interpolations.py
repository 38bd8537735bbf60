import matplotlib.pyplot as plt
import numpy as np


def image_interpolations():
    figure, axes = plt.subplots(2, 3, figsize=(6, 4))
    row, column = np.mgrid[:4, :4]
    values = (row * 7 + column * 5) % 11 / 10
    for ax, interpolation in zip(axes.flat, ["nearest", "bilinear", "bicubic", "spline36", "gaussian", "lanczos"]):
        ax.imshow(values, interpolation=interpolation)
        ax.set_title(interpolation)
    return figure


def image_alphas():
    figure, axes = plt.subplots(figsize=(4, 3))
    x, y = np.meshgrid(np.linspace(-2, 2, 40), np.linspace(-2, 2, 40))
    alpha = np.exp(-(x**2) - y**2)
    axes.imshow(x + y, interpolation="bilinear", cmap="coolwarm", alpha=alpha, interpolation_stage="rgba")
    axes.set_facecolor("wheat")
    return figure
