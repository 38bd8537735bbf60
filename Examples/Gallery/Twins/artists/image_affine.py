import matplotlib.pyplot as plt
import numpy as np
from matplotlib.transforms import Affine2D


def image_affine():
    figure, panels = plt.subplots(2, 2, figsize=(6, 5))
    x, y = np.meshgrid(np.linspace(-3, 3, 24), np.linspace(-3, 3, 24))
    values = np.exp(-(x**2) - y**2) - np.exp(-((x - 1) ** 2) - (y - 1) ** 2)
    maps = [
        Affine2D().rotate_deg(30),
        Affine2D().skew_deg(30, 15),
        Affine2D().scale(-1, 0.5),
        Affine2D().rotate_deg(30).skew_deg(30, 15).scale(-1, 0.5).translate(0.5, -1),
    ]
    for axes, affine, interpolation in zip(panels.flat, maps, ["nearest", "bilinear", "auto", "bicubic"]):
        image = axes.imshow(values, extent=(-2, 4, -3, 2), origin="lower", interpolation=interpolation)
        image.set_transform(affine + axes.transData)
        axes.plot([-2, 4, 4, -2, -2], [-3, -3, 2, 2, -3], "--", color="yellow", transform=affine + axes.transData)
        axes.set(xlim=(-5, 5), ylim=(-4, 4))
    return figure
