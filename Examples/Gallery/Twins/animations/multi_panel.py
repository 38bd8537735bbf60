import matplotlib.pyplot as plt
import numpy as np


def multi_panel_setup():
    return _multi_panel_at()


def multi_panel_10():
    return _multi_panel_at(10)


def multi_panel_37():
    return _multi_panel_at(37)


def multi_panel_71():
    return _multi_panel_at(71)


def _multi_panel_at(frame=None, count=90):
    figure, update = _multi_panel()
    if frame is not None:
        update(2 * np.pi * frame / count)
    return figure


def _multi_panel():
    """The page as it is set up, and what moves it to a phase."""
    figure = plt.figure(figsize=(20, 4))
    panels = [_waves, _bars, _interference, _helix, _orbit]
    moved = [
        panel(figure.add_subplot(1, 5, place + 1, projection="3d" if panel is _helix else None))
        for place, panel in enumerate(panels)
    ]
    figure.tight_layout()

    def update(p):
        for move in moved:
            move(p)

    return figure, update


def _waves(axes):
    x = np.linspace(0, 4 * np.pi, 100)
    (line,) = axes.plot(x, np.sin(x), "b-", linewidth=2)
    axes.set_xlim(0, 4 * np.pi)
    axes.set_ylim(-2, 2)
    axes.set_title("Line Chart")
    axes.grid(alpha=0.3)
    return lambda p: line.set_ydata(np.sin(x + p) + 0.3 * np.sin(3 * x - p))


def _bars(axes):
    positions = np.arange(10)

    def heights(p):
        return np.abs(np.sin(0.5 * positions + p)) * 1.5 + 0.2

    def update(p):
        for bar, height in zip(bars, heights(p)):
            bar.set_height(height)

    bars = axes.bar(positions, heights(0), color="steelblue")
    axes.set_ylim(0, 2)
    axes.set_title("Bar Chart")
    axes.set_xlabel("Category")
    axes.set_ylabel("Value")
    return update


def _interference(axes):
    x, y = np.meshgrid(np.linspace(-5, 5, 30), np.linspace(-5, 5, 30))
    image = axes.imshow(np.zeros((30, 30)), cmap="viridis", vmin=0, vmax=2)
    axes.set_title("Wave Interference")
    axes.axis("off")
    plt.colorbar(image, ax=axes, fraction=0.046, pad=0.04)

    def update(p):
        def wave(x0, y0):
            distance = np.hypot(x - x0, y - y0)
            return np.sin(3 * distance - 2 * p) / (distance + 0.5)

        u, v = 2 * np.cos(p), 2 * np.sin(p)
        image.set_data(wave(u, v) + wave(-u, -v) + 1)

    return update


def _helix(axes):
    t = np.linspace(0, 4 * np.pi, 100)
    (line,) = axes.plot([], [], [], "b-", linewidth=2)
    axes.set_xlim(-2, 2)
    axes.set_ylim(-2, 2)
    axes.set_zlim(0, 4 * np.pi)
    axes.set_title("3D Helix")
    axes.set_xlabel("X")
    axes.set_ylabel("Y")
    axes.set_zlabel("Z")

    def update(p):
        radius = 1 + 0.3 * np.sin(2 * p)
        line.set_data_3d(radius * np.cos(t + p), radius * np.sin(t + p), t)

    return update


def _orbit(axes):
    angles = np.linspace(0, 2 * np.pi, 50)

    def offsets(p):
        radius = 0.25 + 0.15 * np.sin(2 * p)
        return np.column_stack([0.5 + radius * np.cos(angles + p), 0.5 + radius * np.sin(angles + p)])

    points = axes.scatter(*offsets(0).T, c=np.linspace(0, 1, 50), cmap="plasma", s=100, alpha=0.8)
    axes.set_xlim(0, 1)
    axes.set_ylim(0, 1)
    axes.set_title("Orbiting Points")
    axes.set_aspect("equal")
    return lambda p: points.set_offsets(offsets(p))
