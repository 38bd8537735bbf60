import matplotlib.pyplot as plt
import numpy as np


def stream_plot():
    figure, axes = plt.subplots(figsize=(4, 3))
    x = np.linspace(-3, 3, 60)
    y = np.linspace(-2, 2, 40)
    xx, yy = np.meshgrid(x, y)
    axes.streamplot(x, y, yy, (1 - xx**2) * yy - xx)
    return figure


def stream_plot_values():
    figure, axes = plt.subplots(figsize=(4, 4))
    places = np.linspace(-3, 3, 100)
    x, y = np.meshgrid(places, places)
    u, v = -1 - x**2 + y, 1 + x - y**2
    speed = np.hypot(u, v)
    stream = axes.streamplot(places, places, u, v, color=speed, cmap="autumn", density=1.5, arrowsize=1.5)
    axes.set_aspect("equal")
    figure.colorbar(stream.lines, orientation="horizontal", pad=0.1, label="speed")
    return figure


def stream_plot_settings():
    figure, axes = plt.subplots(2, 2, figsize=(7, 5))
    x = np.linspace(-2, 2, 40)
    y = np.linspace(-1, 1, 30)
    xx, yy = np.meshgrid(x, y)
    u, v = np.cos(2 * yy), np.sin(3 * xx)
    axes[0, 0].streamplot(x, y, u, v, linewidth=2 + xx, color="black", density=(0.5, 1))
    starts = np.column_stack((np.zeros(9), np.linspace(-1, 1, 9)))
    axes[0, 1].streamplot(x, y, u, v, start_points=starts, num_arrows=3, integration_direction="forward")
    axes[1, 0].streamplot(x, y, u, v, density=0.3, broken_streamlines=False, linewidth=1)
    hole = u.copy()
    hole[10:20, 15:25] = np.nan
    axes[1, 1].streamplot(x, y, hole, v, minlength=0.3, maxlength=1, arrowsize=0.7)
    return figure


def stream_plot_steps():
    figure, axes = plt.subplots(1, 3, figsize=(9, 3))
    places = np.linspace(-3, 3, 30)
    x, y = np.meshgrid(places, places)
    for ax, (step, error) in zip(axes, [(1, 1), (0.1, 0.1), (8, 20)]):
        ax.streamplot(places, places, -1 - x**2 + y, 1 + x - y**2, density=0.6, color="tab:red",
                      broken_streamlines=False, integration_max_step_scale=step, integration_max_error_scale=error)
    axes[0].plot([-3, 3], [-3, 3], label="first")
    axes[0].plot([-3, 3], [3, -3], label="second")
    axes[0].legend(loc="upper left", labelcolor=["tab:blue", "tab:orange"])
    return figure
