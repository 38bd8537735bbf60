import matplotlib.pyplot as plt
import numpy as np
from matplotlib.patches import PathPatch
from matplotlib.path import Path


def radar_chart():
    figure, axes = plt.subplots(figsize=(6, 5), subplot_kw={"projection": "polar"})
    angles = np.linspace(0, 2 * np.pi, 6)
    marks = {"bicycle": [0.3, 0.2, 0.9, 0.95, 0.8], "bus": [0.5, 0.6, 0.7, 0.5, 0.4], "train": [0.9, 1, 0.4, 0.7, 0.6]}
    for name, values in marks.items():
        closed = values + values[:1]
        line, = axes.plot(angles, closed, label=name)
        axes.fill(angles, closed, color=line.get_color(), alpha=0.25)
    axes.set_theta_zero_location("N")
    axes.set_theta_direction(-1)
    axes.set_rlim(0, 1)
    axes.set_xticks(angles[:-1], ["speed", "range", "price", "noise", "weight"])
    axes.legend(loc="lower left")
    return figure


def flows():
    figure, axes = plt.subplots(figsize=(7, 4))
    amounts = [[3, 1, 1], [1, 2, 0.5], [0.5, 0.5, 1.5]]
    starts, ends = [0, 6, 11], [0, 6, 11]
    for row, color in enumerate(["tab:blue", "tab:orange", "tab:green"]):
        for column in range(3):
            start, end, amount = starts[row], ends[column], amounts[row][column]
            band = Path(
                [(0, start), (0.5, start), (0.5, end), (1, end), (1, end + amount), (0.5, end + amount),
                 (0.5, start + amount), (0, start + amount), (0, start)],
                [Path.MOVETO, *[Path.CURVE4] * 3, Path.LINETO, *[Path.CURVE4] * 3, Path.CLOSEPOLY])
            axes.add_patch(PathPatch(band, facecolor=color, alpha=0.5, linewidth=0))
            starts[row] += amount
            ends[column] += amount
    for index, (source, sink) in enumerate(zip(["sun", "wind", "gas"], ["heat", "light", "loss"])):
        axes.text(-0.03, [2.5, 7.75, 12.25][index], source, ha="right", va="center")
        axes.text(1.03, [2.25, 7.75, 12.5][index], sink, va="center")
    axes.set(xlim=(-0.2, 1.2), ylim=(-1, 15))
    axes.axis("off")
    return figure
