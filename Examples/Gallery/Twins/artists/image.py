import matplotlib.pyplot as plt
import numpy as np

row, column = np.mgrid[:30, :30]
waves = 1 + np.cos(np.hypot(column - 15, row - 12) / 2)


def image():
    figure, axes = plt.subplots(figsize=(4, 3))
    image = axes.imshow(waves, vmin=0, vmax=2)
    figure.colorbar(image)
    return figure


def image_bilinear():
    figure, axes = plt.subplots(figsize=(4, 3))
    row, column = np.mgrid[:8, :12]
    values = (row * 7 + column * 5) % 11 * 1.0
    values[3, 4] = np.nan
    image = axes.imshow(
        values, extent=(-3, 3, 0, 2), origin="lower", interpolation="bilinear", aspect="auto", cmap="plasma"
    )
    figure.colorbar(image, location="bottom")
    return figure


def image_small_cells():
    figure, axes = plt.subplots(1, 3, figsize=(7, 3))
    row, column = np.mgrid[:450, :450]
    x, y = (column - 224.5) / 225, (row - 224.5) / 225
    for axes, interpolation in zip(axes, ["auto", "bilinear", "nearest"]):
        axes.imshow(np.cos(90 * (x * x + y * y)), interpolation=interpolation, cmap="coolwarm")
        axes.set_title(interpolation)
    return figure


def image_turned():
    figure, axes = plt.subplots(2, 2, figsize=(6, 5))
    row, column = np.mgrid[:6, :9]
    values = (row * 9 + column * 4) % 13
    axes[0, 0].imshow(values, extent=(3, 0, 0, 2))
    axes[0, 1].imshow(values, extent=(1, 100, 10, 20), origin="lower", aspect="auto")
    axes[0, 1].set(xlim=(30, 80), ylim=(18, 12))
    axes[1, 0].imshow(values, interpolation="bilinear", aspect=2, alpha=0.5)
    axes[1, 0].set_xlim(2.3, 6.1)
    row, column = np.mgrid[:100, :160]
    axes[1, 1].imshow((row // 8 + column // 8) % 2, cmap="gray")
    return figure


def image_picture():
    figure, axes = plt.subplots(figsize=(4, 3))
    row, column = np.mgrid[:40, :60]
    axes.imshow(np.dstack([column / 59, row / 39, (row // 5 + column // 5) % 2]))
    return figure
