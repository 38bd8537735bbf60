import matplotlib.pyplot as plt
import numpy as np


def barbs():
    figure, axes = plt.subplots(figsize=(4, 3))
    x, y = np.meshgrid(np.linspace(-5, 5, 5), np.linspace(-5, 5, 5))
    axes.barbs(x, y, 12 * x, 12 * y)
    axes.set_title("Wind in knots")
    return figure


def barbs_settings():
    figure, axes = plt.subplots(2, 2, figsize=(7, 5))
    x, y = np.meshgrid(np.linspace(-5, 5, 5), np.linspace(-5, 5, 5))
    u, v = 12 * x, 12 * y
    axes[0, 0].barbs(x, y, u, v, np.hypot(u, v), length=8, pivot="middle")
    axes[0, 1].barbs(x, y, u, v, fill_empty=True, rounding=False, sizes=dict(spacing=0.2, height=0.3, emptybarb=0.25))
    increments = dict(half=10, full=20, flag=100)
    axes[1, 0].barbs(x, y, u, v, barbcolor="blue", flagcolor="red", flip_barb=True, barb_increments=increments)
    x = [-1.5, -1, 0, 1, 1.5]
    axes[1, 1].barbs(x, x, [5, 40, 0, 110, 62], [0, 30, 0, 50, 12], length=9, color="tab:green", linewidth=1.5)
    return figure
