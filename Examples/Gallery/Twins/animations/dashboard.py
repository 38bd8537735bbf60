import os

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.gridspec import GridSpec

BOLD = {"fontweight": "bold"}


def dashboard_setup():
    return _dashboard(0, row=0)


def dashboard_1():
    return _dashboard(1)


def dashboard_5():
    return _dashboard(5)


def dashboard_10():
    return _dashboard(10)


def _dashboard(frame, row=None, count=12):
    recording = np.load(os.environ["FLIPBOOK_NOISE"])
    noise = recording[frame + 1 if row is None else row]
    heat, heights, errors, cloud, sample = np.split(noise, np.cumsum([800, 8, 8, 200]))
    p = 2 * np.pi * frame / count
    figure = plt.figure(figsize=(24, 18), dpi=100)
    figure.suptitle("Complex Multi-Panel Scientific Visualization Dashboard", fontsize=16, y=0.98, **BOLD)
    grid = GridSpec(6, 6, figure, hspace=0.4, wspace=0.4, left=0.05, right=0.95, top=0.95, bottom=0.05)

    def add(rows, columns, **settings):
        return figure.add_subplot(grid[rows, columns], **settings)

    _ripples(add(slice(0, 2), slice(0, 2), projection="3d"), p)
    _scalar_field(add(slice(0, 2), slice(2, 4)), p)
    _flower(add(slice(0, 2), slice(4, 6), projection="polar"), p)
    _heatmap(add(2, slice(0, 2)), heat.reshape(20, 40))
    _channels(add(2, slice(2, 4)), p)
    _vector_field(add(2, slice(4, 6)), p)
    _measurements(add(3, slice(0, 2)), p, heights, errors)
    _point_cloud(add(3, slice(2, 4)), p, cloud)
    _distribution(add(3, slice(4, 6)), p, sample)
    _market_shares(add(4, slice(0, 2)), p)
    _step_signal(add(4, slice(2, 4)), p)
    _groups(add(4, slice(4, 6)), recording[0, -1000:])
    _flow(add(5, slice(0, 3)), p)
    _forecast(add(5, slice(3, 6)), p)
    return figure


def _turned_label(bar, label):
    bar.set_label(label, rotation=270, labelpad=15)


def _ripples(axes, p):
    x, y = np.meshgrid(np.linspace(-3, 3, 50), np.linspace(-3, 3, 50))
    z = np.sin(np.hypot(x, y) + p)
    axes.plot_surface(x, y, z, cmap="viridis", vmin=-1, vmax=1, alpha=0.9, linewidth=0)
    axes.view_init(elev=25, azim=45)
    axes.set_xticks([-3, -1.5, 0, 1.5, 3])
    axes.set_yticks([-3, -1.5, 0, 1.5, 3])
    axes.set_zticks([-1, 0, 1])
    axes.set_zlim(-1.5, 1.5)
    axes.set_title("3D Surface Evolution", pad=20, **BOLD)
    axes.set_xlabel("X Axis", labelpad=10)
    axes.set_ylabel("Y Axis", labelpad=10)
    axes.set_zlabel("Z = f(X,Y,t)", labelpad=10)


def _scalar_field(axes, p):
    places = np.linspace(-4, 4, 100)
    x, y = np.meshgrid(places, places)
    field = np.sin(x + p) * np.cos(y)
    areas = axes.contourf(x, y, field, levels=np.linspace(-1, 1, 21), cmap="RdBu_r")
    axes.contour(x, y, field, levels=10, colors="black", linewidths=0.5, alpha=0.4)
    axes.grid(linestyle="--", alpha=0.3)
    axes.set_aspect("equal")
    axes.set_title("2D Scalar Field Contours", **BOLD)
    axes.set_xlabel("X Position (m)")
    axes.set_ylabel("Y Position (m)")
    _turned_label(plt.colorbar(areas, ax=axes), "Field Strength")


def _flower(axes, p):
    angles = np.linspace(0, 2 * np.pi, 200)
    radii = 1 + 0.5 * np.sin(5 * angles + p)
    axes.plot(angles, radii, "b-", linewidth=2)
    axes.fill(angles, radii, facecolor="blue", alpha=0.3)
    axes.set_rlim(0, 2)
    axes.set_rticks([0.5, 1, 1.5, 2])
    axes.set_xticks(np.arange(8) * np.pi / 4, [f"{45 * i}°" for i in range(8)])
    axes.grid(alpha=0.3)
    axes.set_title("Polar Pattern Evolution", pad=20, **BOLD)


def _heatmap(axes, heat):
    image = axes.imshow(heat, cmap="plasma", vmin=-3, vmax=3, interpolation="bilinear", aspect="auto")
    axes.set_xticks([0, 10, 20, 30, 39], ["0", "10", "20", "30", "40"])
    axes.set_yticks([0, 5, 10, 15, 19])
    axes.set_title("Temporal Heatmap", **BOLD)
    axes.set_ylabel("Channel")
    plt.colorbar(image, ax=axes, orientation="horizontal", pad=0.1).set_label("Intensity (a.u.)", size=8)


def _channels(axes, p):
    times = np.linspace(0, 10, 200)
    for index, letter in enumerate("αβγδ"):
        shift = p + index * np.pi / 4
        axes.plot(times, np.sin(times + shift) + 0.2 * np.sin(3 * times - shift), label=f"Signal {letter}")
    axes.set_xlim(0, 10)
    axes.set_ylim(-2, 2)
    axes.xaxis.set_major_formatter("{x:.1f} s")
    axes.grid(linestyle=":", alpha=0.5)
    axes.set_title("Multi-Channel Signals", **BOLD)
    axes.set_xlabel("Time (s)")
    axes.set_ylabel("Amplitude")
    axes.legend(loc="upper right", framealpha=0.9, fontsize=8)


def _vector_field(axes, p):
    x, y = np.meshgrid(np.linspace(-2, 2, 15), np.linspace(-2, 2, 15))
    u = np.cos(p) * x - np.sin(p + y) * y
    v = np.sin(p + x) * x + np.cos(p) * y
    arrows = axes.quiver(x, y, u, v, np.hypot(u, v), cmap="coolwarm", scale=30, width=0.004, alpha=0.8)
    arrows.set_clim(0, 3)
    axes.set_xlim(-2.5, 2.5)
    axes.set_ylim(-2.5, 2.5)
    axes.set_aspect("equal")
    axes.set_title("Vector Field Dynamics", **BOLD)
    axes.set_xlabel("X")
    axes.set_ylabel("Y")
    _turned_label(plt.colorbar(arrows, ax=axes), "Magnitude")


def _measurements(axes, p, heights, errors):
    bars = axes.bar(
        list("ABCDEFGH"),
        10 + 4 * np.sin(p + 0.8 * np.arange(8)) + 0.5 * heights,
        yerr=0.5 + 0.4 * np.abs(errors),
        capsize=5,
        color="steelblue",
        edgecolor="black",
        linewidth=1.2,
        alpha=0.8,
    )
    axes.bar_label(bars, fmt="%.1f", size=8, padding=1)
    axes.set_ylim(0, 20)
    axes.grid(axis="y", linestyle=":", alpha=0.5)
    axes.set_title("Categorical Measurements with Uncertainty", **BOLD)
    axes.set_xlabel("Category")
    axes.set_ylabel("Measurement (units)")


def _point_cloud(axes, p, cloud):
    ranks = np.arange(100) * 37 % 100 / 99
    x, y = 0.5 * np.cos(p) + 0.8 * cloud[:100], 0.5 * np.sin(p) + 0.8 * cloud[100:]
    points = axes.scatter(
        x, y, c=ranks, s=50 + 200 * ranks[::-1], cmap="viridis", alpha=0.6, edgecolors="black", linewidths=0.5
    )
    axes.set_xlim(-3, 3)
    axes.set_ylim(-3, 3)
    axes.set_aspect("equal")
    axes.set_title("2D Point Cloud Distribution", **BOLD)
    axes.set_xlabel("Feature X")
    axes.set_ylabel("Feature Y")
    _turned_label(plt.colorbar(points, ax=axes), "Color Value")


def _distribution(axes, p, sample):
    values = 0.5 * np.sin(p) + sample
    axes.hist(values, bins=30, range=(-4, 4), color="skyblue", edgecolor="black", alpha=0.7)
    note = f"μ = {values.mean():.2f}\nσ = {values.std():.2f}\nN = {len(values)}"
    box = {"boxstyle": "round", "facecolor": "wheat", "alpha": 0.5}
    axes.text(0.97, 0.95, note, transform=axes.transAxes, ha="right", va="top", bbox=box)
    axes.set_ylim(0, 140)
    axes.set_title("Distribution Analysis", **BOLD)
    axes.set_xlabel("Value")
    axes.set_ylabel("Frequency")


def _market_shares(axes, p):
    _, _, percentages = axes.pie(
        np.array([30, 25, 20, 15, 10]) + 5 * np.sin(p + np.arange(5)),
        labels=[f"Sector {letter}" for letter in "ABCDE"],
        explode=[0.05, 0, 0, 0, 0],
        colors=["#ff9999", "#66b3ff", "#99ff99", "#ffcc99", "#ff99cc"],
        autopct="%.1f%%",
        startangle=90,
    )
    for text in percentages:
        text.set_fontweight("bold")
    axes.set_title("Market Share Distribution", **BOLD)


def _step_signal(axes, p):
    samples = np.arange(20)
    values = 5 + 4 * np.sin(samples + p) + np.cos(2.5 * samples)
    axes.step(samples, values, where="mid", color="darkgreen", linewidth=2, label="Signal")
    axes.fill_between(samples, values, step="mid", color="lightgreen", alpha=0.3, linewidth=0)
    axes.set_xlim(-1, 20)
    axes.set_ylim(0, 12)
    axes.grid(linestyle=":", alpha=0.3)
    axes.set_title("Step Function Evolution", **BOLD)
    axes.set_xlabel("Sample Index")
    axes.set_ylabel("Discrete Value")
    axes.legend(loc="upper right")


def _groups(axes, sample):
    groups = [sample[200 * i : 200 * (i + 1)] * (1 + 0.3 * (i % 3)) for i in range(5)]
    boxes = axes.boxplot(groups, notch=True, patch_artist=True, showmeans=True)
    for box, color in zip(boxes["boxes"], ["skyblue", "lightgreen", "wheat", "salmon", "pink"]):
        box.set_facecolor((color, 0.7))
    axes.set_xticks([1, 2, 3, 4, 5], ["G1", "G2", "G3", "G4", "G5"])
    axes.grid(axis="y", alpha=0.3)
    axes.set_title("Statistical Comparison", **BOLD)
    axes.set_xlabel("Group")
    axes.set_ylabel("Value Distribution")


def _flow(axes, p):
    places = np.linspace(-3, 3, 100)
    x, y = np.meshgrid(places, places)
    draft = 0.3 + 0.2 * np.sin(p)
    u, v = draft * x - y, x + draft * y * np.cos(p)
    norm = plt.Normalize(0, 5)
    stream = axes.streamplot(
        x, y, u, v, color=np.hypot(u, v), cmap="autumn", norm=norm, linewidth=1.5, density=1.5, arrowsize=1.5
    )
    axes.set_xlim(-3, 3)
    axes.set_ylim(-3, 3)
    axes.set_aspect("equal")
    axes.set_title("Fluid Flow Streamlines", **BOLD)
    axes.set_ylabel("Y Coordinate")
    plt.colorbar(stream.lines, ax=axes, orientation="horizontal", pad=0.1).set_label("Flow Speed", size=8)


def _forecast(axes, p):
    times = np.linspace(0, 10, 100)
    values, deviations = np.sin(times + p), 0.2 + 0.05 * np.cos(times + p)
    axes.plot(times, values, "b-", linewidth=2.5, zorder=3, label="Mean")
    for factor, alpha, order in [(1, 0.3, 1), (2, 0.15, 0)]:
        reach = factor * deviations
        axes.fill_between(
            times, values - reach, values + reach, color="blue", alpha=alpha, linewidth=0, zorder=order, label=f"±{factor}σ"
        )
    axes.set_xlim(0, 10)
    axes.set_ylim(-2, 2)
    axes.grid(linestyle="--", alpha=0.4)
    axes.minorticks_on()
    axes.tick_params(which="minor", length=3, color="gray")
    axes.set_title("Time Series with Confidence Bands", **BOLD)
    axes.set_xlabel("Time (s)")
    axes.set_ylabel("Response")
    axes.legend(loc="upper right")
