import matplotlib.pyplot as plt
import numpy as np
from matplotlib.gridspec import GridSpec


def polar_settings():
    figure = plt.figure(figsize=(8, 8))
    grid = GridSpec(2, 2, figure, wspace=0.3, hspace=0.3)
    angles = np.linspace(0, 2 * np.pi, 100)

    compass = figure.add_subplot(grid[0, 0], projection="polar")
    compass.set_theta_zero_location("N")
    compass.set_theta_direction("clockwise")
    compass.plot(angles, angles)
    compass.set_rlim(0, 6.5)
    compass.set_rlabel_position(135)
    compass.set_xticks([0, np.pi / 2, np.pi, 3 * np.pi / 2], ["N", "E", "S", "W"])
    compass.set_rticks([2, 4, 6], ["near", "far", "out"])

    ring = figure.add_subplot(grid[0, 1], projection="polar")
    ring.plot(angles, 2 + np.cos(4 * angles))
    ring.set_rlim(0.5, 3)
    ring.set_rorigin(-1.5)
    ring.grid(linestyle="--")
    ring.set_facecolor((0.95, 0.95, 1))
    ring.set_title("A ring")

    wedge = figure.add_subplot(grid[1, 0], projection="polar")
    wedge.set_thetalim(np.pi / 6, 0.75 * np.pi)
    wedge.plot(angles, 1 + 0.2 * angles)
    wedge.text(1.2, 0.5, "inside")
    wedge.tick_params(axis="y", labelcolor="tab:red")
    wedge.set_xlabel("angle")

    logarithmic = figure.add_subplot(grid[1, 1], projection="polar")
    logarithmic.set_rscale("log")
    logarithmic.plot(angles, np.exp(0.8 * angles))
    logarithmic.set_theta_zero_location("E", offset=-30)
    return figure
