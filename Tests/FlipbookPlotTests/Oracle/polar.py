"""Where matplotlib puts the limits, ticks and texts of polar axes, for tests of the layout.

    venv/bin/python polar.py > polar.json

Each case states polar axes, how wide and high each line of text is (so that no font is needed to follow the layout),
their limits, and the boxes [x0, y0, x1, y1] in pixels, y down.
"""
import json, sys
import matplotlib
matplotlib.use("Agg")
import numpy as np
import matplotlib.pyplot as plt

rng = np.random.default_rng(int(sys.argv[1]) if len(sys.argv) > 1 else 11)
num = lambda values: [float(v) for v in values]


def case(size=(5, 5), dpi=100, angles=(0, 1, 2), radii=(1, 2, 1.5), zero=0, clockwise=False, angleLimits=None,
         radiusLimits=None, origin=None, labelAngle=None, log=False, title="", angleLabel="", radiusLabel="",
         angleTicks=None, pad=None, tight=False, inverted=False):
    fig = plt.figure(figsize=size, dpi=dpi)
    ax = fig.add_subplot(projection="polar")
    if log:
        ax.set_rscale("log")
    ax.plot(angles, radii)
    ax.set_theta_zero_location("E", zero)
    ax.set_theta_direction(-1 if clockwise else 1)
    if angleLimits:
        ax.set_thetalim(*angleLimits)
    if radiusLimits:
        ax.set_rlim(*radiusLimits)
    if inverted:
        ax.invert_yaxis()
    if origin is not None:
        ax.set_rorigin(origin)
    if labelAngle is not None:
        ax.set_rlabel_position(labelAngle)
    if angleTicks:
        ax.set_xticks(angleTicks, [f"({k})" for k in range(len(angleTicks))])
    if pad is not None:
        ax.tick_params(pad=pad)
    ax.set_title(title); ax.set_xlabel(angleLabel); ax.set_ylabel(radiusLabel)
    fig.canvas.draw()
    renderer = fig.canvas.get_renderer()
    height = renderer.height
    metrics, boxes = {}, []

    def box(extent):
        return [round(float(v), 5) for v in (extent.x0, height - extent.y1, extent.x1, height - extent.y0)]

    def note(text):
        if not text.get_visible() or not text.get_text():
            return
        w, h, d = renderer.get_text_width_height_descent(text.get_text(), text.get_fontproperties(), False)
        metrics[f"{text.get_fontsize():g} {text.get_text()}"] = [w, h, d]
        boxes.append({"text": text.get_text(), "box": box(text.get_window_extent(renderer))})

    def note_all():
        for axis in (ax.xaxis, ax.yaxis):
            for tick in axis._update_ticks():
                note(tick.label1)
            note(axis.offsetText)
            note(axis.label)
        note(ax.title)

    note_all()
    if tight:
        fig.tight_layout()
        fig.canvas.draw()
        boxes.clear()
        note_all()
    low, high = sorted(ax.get_ylim())
    answer = {
        "size": num(size), "dpi": dpi, "angles": num(angles), "radii": num(radii), "zero": zero, "clockwise": clockwise,
        "angleLimits": angleLimits and num(angleLimits), "radiusLimits": radiusLimits and num(radiusLimits),
        "origin": origin, "labelAngle": labelAngle, "log": log, "title": title, "angleLabel": angleLabel,
        "radiusLabel": radiusLabel, "angleTicks": angleTicks and num(angleTicks), "pad": pad, "tight": tight,
        "inverted": inverted, "limits": [float(low), float(high)], "axes": box(ax.get_window_extent(renderer)),
        "metrics": metrics, "texts": boxes,
        "points": [[round(float(x), 5), round(float(height - y), 5)] if np.isfinite(x) else None
                   for x, y in ax.transData.transform(np.column_stack([angles, radii]))]}
    plt.close(fig)
    return answer


cases = [
    case(),
    case(radii=(-1, 2, 0), title="Title", angleLabel="angle", radiusLabel="radius"),
    case(zero=90, clockwise=True, angleTicks=[0, np.pi / 2, np.pi, 4], labelAngle=0),
    case(angleLimits=(0, np.pi / 2), title="A quarter"),
    case(angleLimits=(.3, 2.5), clockwise=True, radiusLabel="r", pad=9),
    case(radiusLimits=(1, 3), origin=-2, title="ring"),
    case(radii=(1, 20, 300), log=True),
    case(size=(6, 4), tight=True, title="tight", angleLabel="angle"),
    case(radiusLimits=(0, 4), inverted=True),
    case(radii=(1e-7, 2e-7, 3e-7), title="powers"),
]
for _ in range(14):
    k = int(rng.integers(2, 8))
    wedge = rng.random() < .5
    start = rng.uniform(-2, 2)
    limits = rng.random() < .4
    low = rng.uniform(-1, 1)
    ring = limits and rng.random() < .5
    cases.append(case(
        size=tuple(rng.uniform(3, 9, 2)), dpi=float(rng.integers(50, 200)), angles=rng.uniform(-3, 7, k),
        radii=rng.normal(size=k) * 10 ** rng.uniform(-3, 4), zero=float(rng.uniform(-180, 180)),
        clockwise=bool(rng.random() < .5), angleLimits=(start, start + rng.uniform(.05, 6.2)) if wedge else None,
        radiusLimits=(low, low + rng.uniform(.1, 5)) if limits else None,
        origin=float(low - rng.uniform(0, 3)) if ring else None, labelAngle=float(rng.uniform(-90, 400)),
        title="Title"[: int(rng.integers(0, 6))], angleLabel="a", radiusLabel="r", tight=bool(rng.random() < .3)))
json.dump(cases, sys.stdout)
