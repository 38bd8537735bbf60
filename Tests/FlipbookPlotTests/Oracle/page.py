"""Where matplotlib puts axes, legends and texts on a page: tight layout, grids, figure titles.

    venv/bin/python page.py > page.json

Each case states a figure, how wide and high each line of text is, and the boxes [x0, y0, x1, y1] in pixels, y down.
"""
import json, sys
import matplotlib
matplotlib.use("Agg")
import numpy as np
import matplotlib.pyplot as plt
from matplotlib.gridspec import GridSpec

rng = np.random.default_rng(7)
num = lambda values: [round(float(v), 5) for v in values]
locations = ["best", "upper right", "upper left", "lower left", "lower right", "center left", "center right",
             "lower center", "upper center", "center"]


def case(axes, size=(6.4, 4.8), dpi=100, rows=1, columns=1, widths=None, heights=None, title="", tight=None):
    fig = plt.figure(figsize=size, dpi=dpi)
    grid = GridSpec(rows, columns, figure=fig, width_ratios=widths, height_ratios=heights)
    made = []
    for asked in axes:
        (r0, r1), (c0, c1) = asked["rows"], asked["columns"]
        ax = fig.add_subplot(grid[r0:r1, c0:c1])
        for line in asked["lines"]:
            ax.plot(line["x"], line["y"], label=line["label"] or None)
        ax.set_title(asked["title"]); ax.set_xlabel(asked["xLabel"]); ax.set_ylabel(asked["yLabel"])
        for t in asked["texts"]:
            transform = {"data": ax.transData, "axes": ax.transAxes, "figure": fig.transFigure}[t["in"]]
            ax.text(np.nan if t["x"] is None else t["x"], t["y"], t["text"], transform=transform, rotation=t["rotation"], ha=t["ha"], va=t["va"])
        legend = asked["legend"]
        if legend:
            ax.legend(loc=legend["location"], ncols=legend["columns"], title=legend["title"] or None,
                      bbox_to_anchor=legend["anchor"], fontsize=legend["size"])
        made.append(ax)
    if title:
        fig.suptitle(title)
    fig.canvas.draw()
    renderer = fig.canvas.get_renderer()
    height = renderer.height
    metrics, boxes = {}, []

    def box(extent):
        return [round(float(v), 5) for v in (extent.x0, height - extent.y1, extent.x1, height - extent.y0)]

    def measure(line, properties):
        w, h, d = renderer.get_text_width_height_descent(line, properties, False)
        metrics[f"{properties.get_size_in_points():g} {line}"] = [w, h, d]

    def note(text):
        measure("lp", text.get_fontproperties())
        if not text.get_visible() or not text.get_text():
            return
        for line in text.get_text().split("\n"):
            measure(line, text.get_fontproperties())
        boxes.append({"text": text.get_text(), "box": box(text.get_window_extent(renderer))})

    # Tight layout goes by the ticks that there are before it.
    for ax in made:
        for axis in (ax.xaxis, ax.yaxis):
            for tick in axis._update_ticks():
                note(tick.label1)
    boxes.clear()
    if tight is not None:
        fig.tight_layout(pad=tight)
        fig.canvas.draw()
    for ax in made:
        for axis in (ax.xaxis, ax.yaxis):
            for tick in axis._update_ticks():
                note(tick.label1)
            note(axis.offsetText)
            note(axis.label)
        note(ax.title)
        legend = ax.get_legend()
        if legend:
            note(legend.get_title())
            for text in legend.get_texts():
                note(text)
        for text in ax.texts:
            if np.isfinite(text.get_position()[0]):
                note(text)
    if title:
        note(fig._suptitle)
    answer = {
        "size": num(size), "dpi": dpi, "rows": rows, "columns": columns, "widths": widths or [], "heights": heights or [],
        "title": title, "tight": tight, "axes": axes, "metrics": metrics, "texts": boxes,
        "axesBoxes": [box(ax.get_window_extent(renderer)) for ax in made],
        "legendBoxes": [box(ax.get_legend().get_window_extent(renderer)) if ax.get_legend() else None for ax in made]}
    plt.close(fig)
    return answer


def panel(rows, columns, lines=1, title="", xlabel="", ylabel="", labels=(), legend=None, texts=()):
    data = []
    for k in range(lines):
        x = np.linspace(0, 10, 40)
        y = rng.uniform(1, 20) * np.sin(x * rng.uniform(.2, 2) + rng.uniform(0, 6))
        data.append({"x": num(x), "y": num(y), "label": labels[k] if k < len(labels) else ""})
    return {"rows": rows, "columns": columns, "lines": data, "title": title, "xLabel": xlabel, "yLabel": ylabel,
            "legend": legend, "texts": list(texts)}


def legend(location="best", columns=1, title="", anchor=None, size=10):
    return {"location": location, "columns": columns, "title": title, "anchor": anchor, "size": size}


def text(x, y, string, into="data", rotation=0, ha="left", va="baseline"):
    return {"x": x, "y": y, "text": string, "in": into, "rotation": rotation, "ha": ha, "va": va}


one = ([0, 1], [0, 1])
cases = [
    case([panel(*one, title="Title", xlabel="x", ylabel="y")], tight=1.08, title="Over all"),
    case([panel([r, r + 1], [c, c + 1], title=f"axes {r} {c}", xlabel="time", ylabel="value") for r in range(2) for c in range(3)],
         rows=2, columns=3, size=(12, 7), tight=1.08),
    case([panel([0, 1], [0, 2], title="wide"), panel([0, 2], [2, 3], ylabel="tall"), panel([1, 2], [0, 1], xlabel="small"),
          panel([1, 2], [1, 2])], rows=2, columns=3, widths=[1., 2., 1.5], heights=[1., 3.], tight=1.08, size=(9, 6)),
    case([panel([0, 1], [k, k + 1], title="p", ylabel="amplitude") for k in range(5)], columns=5, size=(20, 4), tight=1.08),
    case([panel(*one, texts=[text(1.2, .5, "beside\nthe axes", "axes", 30)])], tight=2.),
    case([panel(*one, texts=[
        text(2, 1, "data"), text(.02, .95, "three\nlines of\ntext, gj", "axes", va="top"), text(.5, .01, "figure", "figure", ha="center"),
        text(5, 0, "turned", rotation=45, ha="center", va="center"), text(.9, .1, "right", "axes", -90, "right", "bottom"),
        text(8, -1, "middle\nof two", ha="center", va="center_baseline"), text(None, 0, "gone")])]),
]
for location in locations:
    n = int(rng.integers(1, 6))
    labels = ["sin", "a longer label", "two\nlines", "g", "Ωt"][:n]
    cases.append(case([panel(*one, n, labels=labels, legend=legend(location, int(rng.integers(1, 4)), "Title" if n % 2 else "", size=float(rng.integers(7, 14))))],
                      size=tuple(rng.uniform(4, 8, 2)), dpi=float(rng.integers(60, 160))))
cases.append(case([panel(*one, 2, labels=["a", "b"], legend=legend("upper left", anchor=[1.02, 1.]))], tight=1.08))
cases.append(case([panel(*one, 3, labels=["a", "b", "c"], legend=legend("lower center", 3, anchor=[0., 1.02, 1., .1]))], tight=1.08))
for _ in range(8):
    n = int(rng.integers(1, 5))
    cases.append(case([panel(*one, n, labels=["first", "second", "third", "fourth"][:n], legend=legend())]))
json.dump(cases, sys.stdout)
