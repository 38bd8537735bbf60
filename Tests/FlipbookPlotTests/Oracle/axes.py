"""What matplotlib makes of axes: limits, ticks, spines and the boxes of texts, for tests of all that can be set on axes.

    venv/bin/python axes.py > axes.json

Each function draws on a figure of 6.4x4.8 inches what the test of the same name draws. Places are in pixels, y down.
"""
import json, sys, warnings
import matplotlib
matplotlib.use("Agg")
warnings.simplefilter("ignore")
import numpy as np
import matplotlib.pyplot as plt
from matplotlib import cbook, ticker

cases = {}
X = np.arange(1, 21)
Y = np.sin(X) * X**2


def case(draw):
    fig = plt.figure()
    draw(fig)
    fig.canvas.draw()
    renderer = fig.canvas.get_renderer()
    height = renderer.height
    metrics, texts = {}, []

    def box(extent):
        return [extent.x0, height - extent.y1, extent.x1, height - extent.y0]

    def note(text):
        if not text.get_visible() or not text.get_text():
            return
        size = text.get_fontsize()
        for line in text.get_text().split("\n"):
            metrics[f"{size:g} {line}"] = [
                float(v) for v in renderer.get_text_width_height_descent(
                    line, text.get_fontproperties(), cbook.is_math_text(line))]
        texts.append({"text": text.get_text(), "box": box(text.get_window_extent(renderer))})

    def ticks(axis, ticks):
        drawn = [t.get_loc() for t in axis._update_ticks() if t in ticks]
        place = axis.axes.transData.transform
        return [float(place((v, 1))[0] if axis.axis_name == "x" else height - place((1, v))[1]) for v in drawn]

    answer = []
    for ax in fig.axes:
        described = {"box": box(ax.get_window_extent(renderer)), "spines": {}}
        for axis, limits in ((ax.xaxis, ax.get_xlim()), (ax.yaxis, ax.get_ylim())):
            seen = axis.get_visible() and ax.axison
            name = axis.axis_name
            described[name + "Limits"] = [float(v) for v in limits]
            described[name + "Ticks"] = ticks(axis, axis.majorTicks) if seen else []
            described[name + "MinorTicks"] = ticks(axis, axis.minorTicks) if seen else []
            if seen:
                for tick in axis._update_ticks():
                    note(tick.label1)
                    note(tick.label2)
                note(axis.offsetText)
                note(axis.label)
        if ax.axison:
            for side, spine in ax.spines.items():
                spine._adjust_location()
                path = spine.get_transform().transform_path(spine.get_path())
                described["spines"][side] = box(path.get_extents())
        note(ax.title)
        answer.append(described)
    cases[draw.__name__] = {"axes": answer, "texts": texts, "metrics": metrics}
    plt.close(fig)


@case
def logY(fig):
    ax = fig.subplots()
    ax.plot(X, np.exp(X))
    ax.set_yscale("log")
    ax.set_ylabel("amount")
    ax.set_title("Growth")

@case
def logOfDataAroundZero(fig):
    ax = fig.subplots()
    ax.plot(X, Y)
    ax.set_yscale("log")

@case
def logOfNothing(fig):
    ax = fig.subplots()
    ax.set_xscale("log")
    ax.plot([], [])

@case
def logOfOneValue(fig):
    ax = fig.subplots()
    ax.plot([1, 2], [100, 100])
    ax.set_yscale("log")

@case
def logBaseTwo(fig):
    ax = fig.subplots()
    ax.plot(X, X)
    ax.set_xscale("log", base=2)
    ax.set_yscale("log", base=5)

@case
def logWithinADecade(fig):
    ax = fig.subplots()
    ax.plot(X, X)
    ax.set_xscale("log")
    ax.set_yscale("log")
    ax.set_xlim(2, 9)
    ax.set_ylim(3, 5)

@case
def logInverted(fig):
    ax = fig.subplots()
    ax.plot(X, X**3)
    ax.set_xscale("log")
    ax.set_yscale("log")
    ax.invert_yaxis()
    ax.set_xlim(1e5, 1e-3)

@case
def inverted(fig):
    ax = fig.subplots()
    ax.plot(X, Y)
    ax.invert_xaxis()
    ax.set_ylim(100, -300)
    ax.set_xlabel("x")

@case
def categories(fig):
    ax = fig.subplots()
    ax.plot(["one", "two", "three", "two", "four"], [1, 5, 2, 4, 3])

@case
def categoriesUpwards(fig):
    ax = fig.subplots()
    ax.plot([1, 5, 2], ["low", "middle", "high"])
    ax.plot([3, 4], ["high", "higher"])

@case
def sharedGrid(fig):
    axes = fig.subplots(2, 3, sharex="col", sharey="row")
    for i, ax in enumerate(axes.flat):
        ax.plot(X * (i + 1), Y / (i + 1))
    axes[0, 0].set_ylim(-5, 7)
    axes[1, 0].set_xlabel("x")

@case
def sharedWithAll(fig):
    axes = fig.subplots(2, 2, sharex=True, sharey=True)
    for i, ax in enumerate(axes.flat):
        ax.plot(X * (i + 1), (Y + 5000) ** 2 * (i + 1))

@case
def twinX(fig):
    ax = fig.subplots()
    ax.plot(X, Y)
    ax.set_ylabel("left")
    ax.set_xlabel("below")
    twin = ax.twinx()
    twin.plot(X + 5, Y * 1e7)
    twin.set_ylabel("right")
    ax.set_title("A title that is long enough to lie over the power at the right end")

@case
def twinY(fig):
    ax = fig.subplots()
    ax.plot(X, Y)
    twin = ax.twiny()
    twin.plot(X * 100, Y + 300)
    twin.set_xlabel("above")
    ax.set_title("title")

@case
def equalBox(fig):
    ax = fig.subplots()
    ax.plot(X, 2 * X)
    ax.set_aspect("equal", anchor="SW")

@case
def ratioOfBox(fig):
    axes = fig.subplots(1, 2)
    axes[0].plot(X, Y)
    axes[0].set_aspect(.02)
    axes[1].plot(X, X)
    axes[1].set_aspect(3, anchor="E")

@case
def equalDataLimits(fig):
    axes = fig.subplots(2, 2)
    for k, ax in enumerate(axes.flat):
        ax.plot(X, X * [.1, 1, 3, .8][k])
        if k == 2:
            ax.set_xlim(-20, 40)
            ax.set_ylim(-200, 90)
        ax.set_aspect("equal", adjustable="datalim")

@case
def equalTwin(fig):
    ax = fig.subplots()
    ax.plot(X, X)
    ax.set_aspect("equal", adjustable="datalim")
    ax.twinx().plot(X, Y)

@case
def equalLog(fig):
    ax = fig.subplots()
    ax.plot(X, X**2)
    ax.set_xscale("log")
    ax.set_yscale("log")
    ax.set_aspect("equal")

@case
def minorTicks(fig):
    ax = fig.subplots()
    ax.plot(X, Y)
    ax.xaxis.set_minor_locator(ticker.AutoMinorLocator())
    ax.yaxis.set_minor_locator(ticker.AutoMinorLocator(3))
    ax.yaxis.set_minor_formatter(ticker.FormatStrFormatter("%.0f"))
    ax.tick_params(which="minor", length=9, pad=1, labelsize=6)
    ax.set_ylabel("y")

@case
def tickParameters(fig):
    ax = fig.subplots()
    ax.plot(X, Y)
    ax.tick_params(axis="x", direction="inout", length=10, pad=7, labelsize=8, labelrotation=30, top=True)
    ax.tick_params(axis="y", direction="in", labelsize=14, right=True, labelright=True, left=False)
    ax.set_xlabel("x")
    ax.set_ylabel("y")
    ax.set_title("title")

@case
def otherSides(fig):
    ax = fig.subplots()
    ax.plot(X * 1e9, Y * 1e9)
    ax.xaxis.tick_top()
    ax.xaxis.set_label_position("top")
    ax.yaxis.tick_right()
    ax.yaxis.set_label_position("right")
    ax.set_xlabel("x")
    ax.set_ylabel("y")
    ax.set_title("title")

@case
def movedSpines(fig):
    axes = fig.subplots(1, 2)
    axes[0].plot(X - 10, Y)
    axes[0].spines.left.set_position("zero")
    axes[0].spines.bottom.set_position("center")
    axes[0].set_xlabel("x")
    axes[1].plot(X, Y)
    axes[1].spines.left.set_position(("outward", 10))
    axes[1].spines.left.set_bounds(-100, 200)
    axes[1].spines.bottom.set_position(("axes", -.05))
    axes[1].spines.right.set_position(("data", 12))
    axes[1].set_xlabel("x")
    axes[1].set_ylabel("y")

@case
def multiplesAndFormats(fig):
    axes = fig.subplots(2, 2)
    for ax in axes.flat:
        ax.plot(X, Y)
    axes[0, 0].xaxis.set_major_locator(ticker.MultipleLocator(np.pi, offset=.5))
    axes[0, 0].xaxis.set_major_formatter(ticker.FormatStrFormatter("%.1f s"))
    axes[0, 0].yaxis.set_major_formatter(ticker.FormatStrFormatter("%+06.1e%%"))
    axes[0, 1].xaxis.set_major_formatter(ticker.PercentFormatter(20))
    axes[0, 1].yaxis.set_major_formatter(ticker.PercentFormatter(decimals=2, symbol=" pct"))
    axes[0, 1].set_ylim(-3, 1.5)
    axes[1, 0].xaxis.set_major_locator(ticker.MaxNLocator(4, integer=True, prune="both"))
    axes[1, 0].yaxis.set_major_locator(ticker.MaxNLocator(5, symmetric=True, prune="lower"))
    axes[1, 1].set_xticks([0, 5, 30], ["none", "five", "many"])
    axes[1, 1].yaxis.set_major_locator(ticker.NullLocator())

@case
def integers(fig):
    axes = fig.subplots(1, 3)
    for ax, top in zip(axes, (1.2, 3, 40)):
        ax.plot([0, 1], [0, top])
        ax.yaxis.set_major_locator(ticker.MaxNLocator(integer=True))
        ax.xaxis.set_major_locator(ticker.MaxNLocator(3, steps=[1, 4], prune="upper"))

@case
def coincidingLimits(fig):
    axes = fig.subplots(1, 2)
    axes[0].set_xlim(5, 5)
    axes[0].set_ylim(0, 0)
    axes[1].set_yscale("log")
    axes[1].set_ylim(10, 10)

@case
def off(fig):
    ax = fig.subplots()
    ax.plot(X, Y)
    ax.set_xlabel("x")
    ax.set_title("title")
    ax.axis("off")


json.dump(cases, sys.stdout, separators=(",", ":"))
