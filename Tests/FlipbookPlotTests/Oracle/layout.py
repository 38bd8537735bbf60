"""Where matplotlib puts the boxes of axes and texts, for tests of the layout.

    venv/bin/python layout.py > layout.json

Each case states a figure, how wide and high each line of text is (so that no font is needed to follow the layout), and
the boxes [x0, y0, x1, y1] in pixels, y down.
"""
import json, sys
import matplotlib
matplotlib.use("Agg")
import numpy as np
import matplotlib.pyplot as plt

rng = np.random.default_rng(1)


def case(size=(6.4, 4.8), dpi=100, rows=1, columns=1, x=(0, 10), y=(-1, 1), title="", xlabel="", ylabel="", titlesize=12):
    fig, grid = plt.subplots(rows, columns, figsize=size, dpi=dpi, squeeze=False)
    for ax in grid.flat:
        ax.plot(x, y)
        ax.set_title(title, fontsize=titlesize)
        ax.set_xlabel(xlabel)
        ax.set_ylabel(ylabel)
    fig.canvas.draw()
    renderer = fig.canvas.get_renderer()
    height = renderer.height
    metrics, boxes = {}, []

    def box(extent):
        return [extent.x0, height - extent.y1, extent.x1, height - extent.y0]

    def note(text):
        if not text.get_visible() or not text.get_text():
            return
        for line in text.get_text().split("\n"):
            w, h, d = renderer.get_text_width_height_descent(line, text.get_fontproperties(), False)
            metrics[f"{text.get_fontsize():g} {line}"] = [w, h, d]
        boxes.append({"text": text.get_text(), "box": box(text.get_window_extent(renderer))})

    for ax in grid.flat:
        for axis in (ax.xaxis, ax.yaxis):
            for tick in axis._update_ticks():
                note(tick.label1)
            note(axis.offsetText)
            note(axis.label)
        note(ax.title)
    answer = {
        "size": list(size), "dpi": dpi, "rows": rows, "columns": columns, "x": list(map(float, x)), "y": list(map(float, y)),
        "title": title, "xLabel": xlabel, "yLabel": ylabel, "titleSize": titlesize,
        "axes": [box(ax.get_window_extent(renderer)) for ax in grid.flat], "metrics": metrics, "texts": boxes}
    plt.close(fig)
    return answer


x = np.linspace(0, 4 * np.pi, 200)
cases = [
    case(x=x, y=np.cos(x), title="Cosine wave", xlabel="x", ylabel="cos(x)"),
    case(),
    case(y=(1e-9, 2e-9), x=(123456.001, 123456.002), title="A title", xlabel="seconds", ylabel="metres"),
    case(y=(1e-9, 2e-9), title="A title so long that it lies over the power of ten of the axis", ylabel="ylabel"),
    case(y=(1e6 + 1, 1e6 + 2), title="Two lines,\nthe second longer", titlesize=16),
    case(size=(8, 6.3), dpi=72, rows=2, columns=3, title="gy", xlabel="Angle", ylabel="jump"),
    case(size=(3.37, 2.29), dpi=150, title="odd size", xlabel="p", ylabel="q"),
]
for _ in range(8):
    k = int(rng.integers(2, 9))
    cases.append(case(
        size=tuple(rng.uniform(3, 12, 2)), dpi=float(rng.integers(50, 200)), rows=int(rng.integers(1, 4)),
        columns=int(rng.integers(1, 4)), x=rng.normal(size=k) * 10 ** rng.uniform(-6, 8),
        y=rng.normal(size=k) * 10 ** rng.uniform(-6, 8) + rng.normal() * 10 ** rng.uniform(-3, 6),
        title="Title"[: int(rng.integers(0, 6))], xlabel="x", ylabel="y(t)", titlesize=float(rng.integers(8, 20))))
json.dump(cases, sys.stdout)
