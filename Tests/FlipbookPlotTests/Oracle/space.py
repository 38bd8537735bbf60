"""What matplotlib makes of axes of three dimensions: limits, ticks, and where their parts lie as the view turns.

    venv/bin/python space.py [SEED] > space.json

Every case draws a line or scattered points on a figure of its own. Places are in pixels, y down.
"""
import json, sys, warnings
import matplotlib
matplotlib.use("Agg")
warnings.simplefilter("ignore")
import numpy as np
import matplotlib.pyplot as plt
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.ticker import FormatStrFormatter

rng = np.random.default_rng(int(sys.argv[1]) if len(sys.argv) > 1 else 1)
num = lambda a: [float(v) for v in np.ravel(a)]
VIEWS = [(30, -60, 0), (25, 45, 0), (0, 0, 0), (90, -90, 0), (0, -90, 0), (-90, 90, 0), (-30, 200, 30)]


metrics = {}
measure = RendererAgg.get_text_width_height_descent


def note_metrics(renderer, string, font, is_formula):
    answer = measure(renderer, string, font, is_formula)
    metrics[f"{font.get_size_in_points():g} {string}"] = [float(v) for v in answer]
    return answer


RendererAgg.get_text_width_height_descent = note_metrics


def case(number):
    elevation, azimuth, roll = VIEWS[number] if number < len(VIEWS) else (
        float(rng.uniform(-180, 180)), float(rng.uniform(-360, 360)), float(rng.uniform(-180, 180)) if number % 2 else 0)
    asked = {
        "size": num(rng.uniform(3, 9, 2)), "elevation": elevation, "azimuth": azimuth, "roll": roll,
        "focalLength": None if number % 4 == 3 else 1 if number % 4 < 2 else float(rng.uniform(.3, 3)),
        "zoom": 1 if number % 3 or number % 7 == 6 else float(rng.uniform(.6, 1.2)),
        "boxAspect": [4, 4, 3] if number % 5 else num(rng.uniform(1, 5, 3)),
        "isEqual": number % 7 == 6, "isScatter": number % 6 == 5, "isTight": number % 8 == 7, "isLog": number % 9 == 8,
        "inverted": [bool(v) for v in rng.random(3) < (.2 if number >= len(VIEWS) else 0)],
        "zLimits": num(np.sort(rng.normal(size=2))) if number % 5 == 3 else None,
        "points": [num(rng.normal(size=6) * 10 ** rng.uniform(-3, 7) + rng.normal()) for _ in "xyz"],
        "labels": ["x", "y value", "of z"], "pads": num(rng.uniform(0, 12, 3)), "title": "Title" if number % 3 and number % 9 != 8 else "",
    }
    if asked["isLog"]:
        asked["points"][0] = num(10 ** rng.uniform(-3, 5, 6))
        asked["inverted"][0] = False
    metrics.clear()
    fig = plt.figure(figsize=asked["size"])
    ax = fig.add_subplot(projection="3d")
    (ax.scatter if asked["isScatter"] else ax.plot)(*asked["points"])
    if asked["isLog"]:
        ax.set_xscale("log")
        ax.xaxis.set_major_formatter(FormatStrFormatter("%g"))
    if asked["zLimits"]:
        ax.set_zlim(asked["zLimits"])
    for axis, inverted, label, pad in zip((ax.xaxis, ax.yaxis, ax.zaxis), asked["inverted"], asked["labels"], asked["pads"]):
        axis.set_label_text(label)
        axis.labelpad = pad
        if inverted:
            getattr(ax, f"invert_{axis.axis_name}axis")()
    ax.set_box_aspect(asked["boxAspect"], zoom=asked["zoom"])
    if asked["isEqual"]:
        ax.set_aspect("equal")
    ax.view_init(elevation, azimuth, roll)
    if asked["focalLength"] is None:
        ax.set_proj_type("ortho")
    else:
        ax.set_proj_type("persp", asked["focalLength"])
    ax.set_title(asked["title"])
    if asked["isTight"]:
        fig.tight_layout()
    fig.canvas.draw()
    renderer = fig.canvas.get_renderer()
    height = renderer.height
    texts, axes = [], []

    def note(text):
        if text.get_visible() and text.get_text():
            extent = text.get_window_extent(renderer)
            texts.append({"text": text.get_text(), "box": [extent.x0, height - extent.y1, extent.x1, height - extent.y0]})

    def pixels(points):
        return [[float(x), float(height - y)] for x, y in ax.transData.transform(np.asarray(points))]

    for axis, limits in zip((ax.xaxis, ax.yaxis, ax.zaxis), (ax.get_xlim(), ax.get_ylim(), ax.get_zlim())):
        drawn = axis._update_ticks()
        ax.M = ax.get_proj()
        for _ in axis._update_all_positions():
            pass
        axes.append({
            "limits": sorted(num(limits)), "ticks": [float(t.get_loc()) for t in drawn],
            "line": pixels(axis.line.get_xydata()), "pane": pixels(axis.active_pane()[0][:, :2]),
            "marks": [pixels(t.tick1line.get_xydata()) for t in drawn],
        })
        for tick in drawn:
            note(tick.label1)
        note(axis.offsetText)
        note(axis.label)
    note(ax.title)
    asked.update(axes=axes, texts=texts, metrics=dict(metrics), matrix=num(ax.get_proj()))
    plt.close(fig)
    return asked


json.dump([case(number) for number in range(40)], sys.stdout, separators=(",", ":"))
