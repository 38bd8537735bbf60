import matplotlib.pyplot as plt
import numpy as np
from matplotlib.collections import LineCollection
from matplotlib.patches import Polygon

SCALE = 100 / 72  # pixels a point


def _along(points, distance):
    """The point at a distance along a line."""
    lengths = np.r_[0, np.cumsum(np.hypot(*np.diff(points, axis=0).T))]
    return np.array([np.interp(distance, lengths, points[:, i]) for i in (0, 1)]), lengths


def _pixels(axes, points):
    return axes.transData.transform(points)


def _head(axes, points, fraction, size, color, backwards=False):
    """A triangle with its tip on a line, in pixels, since matplotlib has no arrows along lines."""
    pixels = _pixels(axes, points)[:: -1 if backwards else 1]
    _, lengths = _along(pixels, 0)
    distance = fraction * lengths[-1]
    tip = _along(pixels, distance)[0]
    way = tip - _along(pixels, max(distance - size * SCALE, 0))[0]
    way *= size * SCALE / np.hypot(*way)
    across = np.array([-way[1], way[0]]) / 2
    axes.add_patch(Polygon([tip - way + across, tip, tip - way - across], color=color, linewidth=0, transform=None))


def _cut(axes, points, start, end):
    """The part of a line between two distances from its ends, in points."""
    pixels = _pixels(axes, points)
    lengths = _along(pixels, 0)[1]
    ends = [start * SCALE, lengths[-1] - end * SCALE]
    inner = pixels[(lengths > ends[0]) & (lengths < ends[1])]
    kept = np.vstack([_along(pixels, ends[0])[0], inner, _along(pixels, ends[1])[0]])
    return axes.transData.inverted().transform(kept)


def _dashes(axes, points, widths):
    """The pieces of a line in dashes that go on from piece to piece, and grow with its width."""
    pixels, phase, pieces, numbers = _pixels(axes, points), 0, [], []
    for number, (a, b, width) in enumerate(zip(pixels, pixels[1:], widths)):
        count = np.hypot(*(b - a)) / (width * SCALE)
        for start in np.arange(np.floor(phase / 5.3), np.floor((phase + count) / 5.3) + 1) * 5.3:
            low, high = max(start, phase), min(start + 3.7, phase + count)
            if low < high:
                pieces.append([a + (b - a) * (t - phase) / count for t in (low, high)])
                numbers.append(number)
        phase += count
    return [axes.transData.inverted().transform(piece) for piece in pieces], numbers


def line_arrows():
    figure, panels = plt.subplots(1, 2, figsize=(8, 3))
    for axes, limit in zip(panels, [1.3, 3.3]):
        axes.set(xlim=(-limit, limit), ylim=(-limit, limit))
    angle = np.linspace(0, 2 * np.pi, 200)
    orbit = np.c_[np.cos(angle), 0.8 * np.sin(angle)]
    panels[0].plot(*orbit.T, linewidth=2)
    for fraction in [0.125, 0.375, 0.625, 0.875]:
        _head(panels[0], orbit, fraction, 12, "tab:blue")
    span = np.array([[-0.8, -1.1], [0.8, -1.1]])
    panels[0].plot(*_cut(panels[0], span, 4, 4).T, color="black", linewidth=1)
    _head(panels[0], span, 1, 8, "black")
    _head(panels[0], span, 1, 8, "black", backwards=True)
    wave = np.array([[-0.5, 0], [0, 0.3], [0.5, 0]])
    panels[0].plot(*_cut(panels[0], wave, 0, 3).T, "--", color="tab:red", linewidth=1.5)
    _head(panels[0], wave, 1, 6, "tab:red")

    time = np.linspace(0, 3, 40)
    spiral = np.c_[time * np.cos(3 * time), time * np.sin(3 * time)]
    widths = 1 + time[:-1]
    pieces, numbers = _dashes(panels[1], spiral, widths)
    lines = LineCollection(pieces, array=time[numbers], cmap="plasma", linewidths=widths[numbers])
    lines.set_clim(0, time[-2])
    panels[1].add_collection(lines)
    pixels = _pixels(panels[1], spiral)
    lengths = _along(pixels, 0)[1]
    number = np.searchsorted(lengths, lengths[-1] / 2) - 1
    _head(panels[1], spiral, 0.5, 14, plt.colormaps["plasma"](time[number] / time[-2]))
    return figure
