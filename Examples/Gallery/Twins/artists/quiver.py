import matplotlib.pyplot as plt
import numpy as np


def quiver():
    figure, axes = plt.subplots(figsize=(4, 3))
    x = np.linspace(-2, 2, 11)
    y = np.linspace(-1.5, 1.5, 9)
    xx, yy = np.meshgrid(x, y)
    axes.quiver(x, y, yy, -np.sin(2 * xx), color="tab:blue")
    axes.set_title("A pendulum")
    return figure


def quiver_values():
    figure, axes = plt.subplots(figsize=(4, 3))
    places = np.linspace(-2, 2, 15)
    x, y = np.meshgrid(places, places)
    u = -y * np.exp(-(x**2 + y**2) / 4)
    v = x * np.exp(-(x**2 + y**2) / 4)
    speed = np.hypot(u, v)
    arrows = axes.quiver(x, y, u, v, speed, cmap="coolwarm", scale=20, width=0.006, pivot="middle")
    axes.set_aspect("equal")
    figure.colorbar(arrows, label="speed")
    return figure


def quiver_units():
    figure, axes = plt.subplots(2, 2, figsize=(7, 5))
    x, y = np.meshgrid(np.linspace(0, 4, 7), np.linspace(0, 20, 7))
    u = np.cos(x + y / 5)
    v = np.where(x * y == 0, np.nan, np.sin(x) * 2)
    axes[0, 0].quiver(x, y, u, v, angles="xy", scale_units="xy", scale=3)
    axes[0, 1].quiver(x, y, u, v, units="inches", width=0.03, scale=5, pivot="tip", headwidth=6, headaxislength=3)
    axes[1, 0].quiver(x, y, u, v, units="height", scale_units="x", alpha=0.4)
    axes[1, 1].quiver(x, y, u, v, angles=np.arange(49) * 7.5, units="xy", minlength=3)
    axes[1, 1].invert_yaxis()
    return figure
