import os

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.gridspec import GridSpec

BOLD = {"fontweight": "bold"}


def dashboard_setup():
    return _dashboard_at(0, row=0)


def dashboard_1():
    return _dashboard_at(1)


def dashboard_5():
    return _dashboard_at(5)


def dashboard_10():
    return _dashboard_at(10)


def _dashboard_at(frame, row=None, count=12):
    recording = np.load(os.environ["FLIPBOOK_NOISE"])
    figure, update = _dashboard(recording)
    if row is None:
        update(2 * np.pi * frame / count, recording[frame + 1])
    return figure


def _dashboard(recording):
    """The page as it is set up, from the first row of the noise, and what moves it to a phase with a row of its own."""
    figure = plt.figure(figsize=(24, 18), dpi=100)
    figure.suptitle("Complex Multi-Panel Scientific Visualization Dashboard", fontsize=16, y=0.98, **BOLD)
    grid = GridSpec(6, 6, figure, hspace=0.4, wspace=0.4, left=0.05, right=0.95, top=0.95, bottom=0.05)

    def add(rows, columns, **settings):
        return figure.add_subplot(grid[rows, columns], **settings)

    heat, heights, errors, cloud, sample = _split(recording[0])
    ripples = _ripples(add(slice(0, 2), slice(0, 2), projection="3d"))
    scalar_field = _scalar_field(add(slice(0, 2), slice(2, 4)))
    flower = _flower(add(slice(0, 2), slice(4, 6), projection="polar"))
    heatmap = _heatmap(add(2, slice(0, 2)), heat)
    channels = _channels(add(2, slice(2, 4)))
    vector_field = _vector_field(add(2, slice(4, 6)))
    measurements = _measurements(add(3, slice(0, 2)), heights, errors)
    point_cloud = _point_cloud(add(3, slice(2, 4)), cloud)
    distribution = _distribution(add(3, slice(4, 6)), sample)
    market_shares = _market_shares(add(4, slice(0, 2)))
    step_signal = _step_signal(add(4, slice(2, 4)))
    _groups(add(4, slice(4, 6)), recording[0, -1000:])
    flow = _flow(add(5, slice(0, 3)))
    forecast = _forecast(add(5, slice(3, 6)))

    def update(p, noise):
        heat, heights, errors, cloud, sample = _split(noise)
        for move in [ripples, scalar_field, flower, channels, vector_field, market_shares, step_signal, flow, forecast]:
            move(p)
        heatmap(heat)
        measurements(p, heights, errors)
        point_cloud(p, cloud)
        distribution(p, sample)

    return figure, update


def _split(noise):
    return np.split(noise, np.cumsum([800, 8, 8, 200]))


def _renewed(draw, *first):
    """Draws artists, and gives what takes them away and draws them again."""
    artists = draw(*first)

    def update(*now):
        for artist in artists:
            artist.remove()
        artists[:] = draw(*now)

    return update


def _turned_label(bar, label):
    bar.set_label(label, rotation=270, labelpad=15)


def _ripples(axes):
    x, y = np.meshgrid(np.linspace(-3, 3, 50), np.linspace(-3, 3, 50))

    def draw(p):
        z = np.sin(np.hypot(x, y) + p)
        return [axes.plot_surface(x, y, z, cmap="viridis", vmin=-1, vmax=1, alpha=0.9, linewidth=0)]

    update = _renewed(draw, 0)
    axes.view_init(elev=25, azim=45)
    axes.set_xticks([-3, -1.5, 0, 1.5, 3])
    axes.set_yticks([-3, -1.5, 0, 1.5, 3])
    axes.set_zticks([-1, 0, 1])
    axes.set_zlim(-1.5, 1.5)
    axes.set_title("3D Surface Evolution", pad=20, **BOLD)
    axes.set_xlabel("X Axis", labelpad=10)
    axes.set_ylabel("Y Axis", labelpad=10)
    axes.set_zlabel("Z = f(X,Y,t)", labelpad=10)
    return update


def _scalar_field(axes):
    places = np.linspace(-4, 4, 100)
    x, y = np.meshgrid(places, places)

    def draw(p):
        field = np.sin(x + p) * np.cos(y)
        return [
            axes.contourf(x, y, field, levels=np.linspace(-1, 1, 21), cmap="RdBu_r"),
            axes.contour(x, y, field, levels=10, colors="black", linewidths=0.5, alpha=0.4),
        ]

    update = _renewed(draw, 0)
    areas = axes.collections[0]
    axes.grid(linestyle="--", alpha=0.3)
    axes.set_aspect("equal")
    axes.set_title("2D Scalar Field Contours", **BOLD)
    axes.set_xlabel("X Position (m)")
    axes.set_ylabel("Y Position (m)")
    _turned_label(plt.colorbar(areas, ax=axes), "Field Strength")
    return update


def _flower(axes):
    angles = np.linspace(0, 2 * np.pi, 200)

    def radii(p):
        return 1 + 0.5 * np.sin(5 * angles + p)

    def update(p):
        line.set_ydata(radii(p))
        area.set_xy(np.column_stack([angles, radii(p)]))

    (line,) = axes.plot(angles, radii(0), "b-", linewidth=2)
    (area,) = axes.fill(angles, radii(0), facecolor="blue", alpha=0.3)
    axes.set_rlim(0, 2)
    axes.set_rticks([0.5, 1, 1.5, 2])
    axes.set_xticks(np.arange(8) * np.pi / 4, [f"{45 * i}°" for i in range(8)])
    axes.grid(alpha=0.3)
    axes.set_title("Polar Pattern Evolution", pad=20, **BOLD)
    return update


def _heatmap(axes, heat):
    image = axes.imshow(heat.reshape(20, 40), cmap="plasma", vmin=-3, vmax=3, interpolation="bilinear", aspect="auto")
    axes.set_xticks([0, 10, 20, 30, 39], ["0", "10", "20", "30", "40"])
    axes.set_yticks([0, 5, 10, 15, 19])
    axes.set_title("Temporal Heatmap", **BOLD)
    axes.set_ylabel("Channel")
    plt.colorbar(image, ax=axes, orientation="horizontal", pad=0.1).set_label("Intensity (a.u.)", size=8)
    return lambda heat: image.set_data(heat.reshape(20, 40))


def _channels(axes):
    times = np.linspace(0, 10, 200)

    def values(p, index):
        shift = p + index * np.pi / 4
        return np.sin(times + shift) + 0.2 * np.sin(3 * times - shift)

    def update(p):
        for index, line in enumerate(lines):
            line.set_ydata(values(p, index))

    lines = [axes.plot(times, values(0, i), label=f"Signal {letter}")[0] for i, letter in enumerate("αβγδ")]
    axes.set_xlim(0, 10)
    axes.set_ylim(-2, 2)
    axes.xaxis.set_major_formatter("{x:.1f} s")
    axes.grid(linestyle=":", alpha=0.5)
    axes.set_title("Multi-Channel Signals", **BOLD)
    axes.set_xlabel("Time (s)")
    axes.set_ylabel("Amplitude")
    axes.legend(loc="upper right", framealpha=0.9, fontsize=8)
    return update


def _vector_field(axes):
    x, y = np.meshgrid(np.linspace(-2, 2, 15), np.linspace(-2, 2, 15))

    def values(p):
        u = np.cos(p) * x - np.sin(p + y) * y
        v = np.sin(p + x) * x + np.cos(p) * y
        return u, v, np.hypot(u, v)

    arrows = axes.quiver(x, y, *values(0), cmap="coolwarm", scale=30, width=0.004, alpha=0.8)
    arrows.set_clim(0, 3)
    axes.set_xlim(-2.5, 2.5)
    axes.set_ylim(-2.5, 2.5)
    axes.set_aspect("equal")
    axes.set_title("Vector Field Dynamics", **BOLD)
    axes.set_xlabel("X")
    axes.set_ylabel("Y")
    _turned_label(plt.colorbar(arrows, ax=axes), "Magnitude")
    return lambda p: arrows.set_UVC(*values(p))


def _measurements(axes, heights, errors):
    def draw(p, heights, errors):
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
        return [*axes.bar_label(bars, fmt="%.1f", size=8, padding=1), bars.errorbar, bars]

    update = _renewed(draw, 0, heights, errors)
    axes.set_ylim(0, 20)
    axes.grid(axis="y", linestyle=":", alpha=0.5)
    axes.set_title("Categorical Measurements with Uncertainty", **BOLD)
    axes.set_xlabel("Category")
    axes.set_ylabel("Measurement (units)")
    return update


def _point_cloud(axes, cloud):
    ranks = np.arange(100) * 37 % 100 / 99

    def offsets(p, cloud):
        return np.column_stack([0.5 * np.cos(p) + 0.8 * cloud[:100], 0.5 * np.sin(p) + 0.8 * cloud[100:]])

    points = axes.scatter(
        *offsets(0, cloud).T, c=ranks, s=50 + 200 * ranks[::-1], cmap="viridis", alpha=0.6, edgecolors="black", linewidths=0.5
    )
    axes.set_xlim(-3, 3)
    axes.set_ylim(-3, 3)
    axes.set_aspect("equal")
    axes.set_title("2D Point Cloud Distribution", **BOLD)
    axes.set_xlabel("Feature X")
    axes.set_ylabel("Feature Y")
    _turned_label(plt.colorbar(points, ax=axes), "Color Value")
    return lambda p, cloud: points.set_offsets(offsets(p, cloud))


def _distribution(axes, sample):
    def words(values):
        return f"μ = {values.mean():.2f}\nσ = {values.std():.2f}\nN = {len(values)}"

    def update(p, sample):
        values = 0.5 * np.sin(p) + sample
        for bar, count in zip(bars, np.histogram(values, bins=30, range=(-4, 4))[0]):
            bar.set_height(count)
        note.set_text(words(values))

    _, _, bars = axes.hist(sample, bins=30, range=(-4, 4), color="skyblue", edgecolor="black", alpha=0.7)
    box = {"boxstyle": "round", "facecolor": "wheat", "alpha": 0.5}
    note = axes.text(0.97, 0.95, words(sample), transform=axes.transAxes, ha="right", va="top", bbox=box)
    axes.set_ylim(0, 140)
    axes.set_title("Distribution Analysis", **BOLD)
    axes.set_xlabel("Value")
    axes.set_ylabel("Frequency")
    return update


def _market_shares(axes):
    def draw(p):
        wedges, labels, percentages = axes.pie(
            np.array([30, 25, 20, 15, 10]) + 5 * np.sin(p + np.arange(5)),
            labels=[f"Sector {letter}" for letter in "ABCDE"],
            explode=[0.05, 0, 0, 0, 0],
            colors=["#ff9999", "#66b3ff", "#99ff99", "#ffcc99", "#ff99cc"],
            autopct="%.1f%%",
            startangle=90,
        )
        for text in percentages:
            text.set_fontweight("bold")
        return [*wedges, *labels, *percentages]

    axes.set_title("Market Share Distribution", **BOLD)
    return _renewed(draw, 0)


def _step_signal(axes):
    samples = np.arange(20)

    def values(p):
        return 5 + 4 * np.sin(samples + p) + np.cos(2.5 * samples)

    def update(p):
        line.set_ydata(values(p))
        area.set_data(samples, values(p), 0)

    (line,) = axes.step(samples, values(0), where="mid", color="darkgreen", linewidth=2, label="Signal")
    area = axes.fill_between(samples, values(0), step="mid", color="lightgreen", alpha=0.3, linewidth=0)
    axes.set_xlim(-1, 20)
    axes.set_ylim(0, 12)
    axes.grid(linestyle=":", alpha=0.3)
    axes.set_title("Step Function Evolution", **BOLD)
    axes.set_xlabel("Sample Index")
    axes.set_ylabel("Discrete Value")
    axes.legend(loc="upper right")
    return update


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


def _flow(axes):
    places = np.linspace(-3, 3, 100)
    x, y = np.meshgrid(places, places)
    norm = plt.Normalize(0, 5)

    def draw(p):
        draft = 0.3 + 0.2 * np.sin(p)
        u, v = draft * x - y, x + draft * y * np.cos(p)
        before = set(axes.patches)
        stream = axes.streamplot(
            x, y, u, v, color=np.hypot(u, v), cmap="autumn", norm=norm, linewidth=1.5, density=1.5, arrowsize=1.5
        )
        return [stream.lines, *(patch for patch in axes.patches if patch not in before)]

    update = _renewed(draw, 0)
    lines = axes.collections[0]
    axes.set_xlim(-3, 3)
    axes.set_ylim(-3, 3)
    axes.set_aspect("equal")
    axes.set_title("Fluid Flow Streamlines", **BOLD)
    axes.set_ylabel("Y Coordinate")
    plt.colorbar(lines, ax=axes, orientation="horizontal", pad=0.1).set_label("Flow Speed", size=8)
    return update


def _forecast(axes):
    times = np.linspace(0, 10, 100)

    def band(p, factor):
        values, reach = np.sin(times + p), factor * (0.2 + 0.05 * np.cos(times + p))
        return times, values - reach, values + reach

    def update(p):
        line.set_ydata(np.sin(times + p))
        for factor, area in zip([1, 2], areas):
            area.set_data(*band(p, factor))

    (line,) = axes.plot(times, np.sin(times), "b-", linewidth=2.5, zorder=3, label="Mean")
    areas = [
        axes.fill_between(
            *band(0, factor), color="blue", alpha=alpha, linewidth=0, zorder=order, label=f"±{factor}σ"
        )
        for factor, alpha, order in [(1, 0.3, 1), (2, 0.15, 0)]
    ]
    axes.set_xlim(0, 10)
    axes.set_ylim(-2, 2)
    axes.grid(linestyle="--", alpha=0.4)
    axes.minorticks_on()
    axes.tick_params(which="minor", length=3, color="gray")
    axes.set_title("Time Series with Confidence Bands", **BOLD)
    axes.set_xlabel("Time (s)")
    axes.set_ylabel("Response")
    axes.legend(loc="upper right")
    return update
