#!/usr/bin/env python3
"""Lines without ends, arcs, ellipses, rings, regular polygons and error bars as matplotlib has them, for random arguments.

    python3 Tests/FlipbookPlotTests/Oracle/patches.py [SEED] > Tests/FlipbookPlotTests/Oracle/patches.json

Ends of lines are in pixels at 100 dpi, y up; all other numbers are data.
"""

import json
import random
import sys

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np
from matplotlib.patches import Annulus, Arc, Ellipse, RegularPolygon

MARKERS = {"_": "horizontalLine", "|": "verticalLine", 8: "caretLeftBase", 9: "caretRightBase", 10: "caretUpBase", 11: "caretDownBase"}


class Dice(random.Random):
    """Numbers of nine significant digits: those that matplotlib is given are those of the file."""

    def uniform(self, low, high):
        return significant(super().uniform(low, high))


def significant(number):
    return float(f"{number:.9g}")


def rounded(values):
    return np.vectorize(significant, otypes=[float])(np.round(np.asarray(values, dtype=float), 9)).tolist()


def lines(dice):
    cases = []
    for number in range(40):
        figure, axes = plt.subplots()
        is_log = [dice.random() < .3 and number % 2 == 1 for _ in "xy"]
        limits = [sorted(dice.uniform(.1, 10) for _ in "ab") for _ in "xy"]
        limits = [[low, significant(low + high + .5)] for low, high in limits]
        inverted = [dice.random() < .2 for _ in "xy"]
        axes.set(xscale="log" if is_log[0] else "linear", yscale="log" if is_log[1] else "linear")
        point = [dice.uniform(*limit) for limit in limits]
        case = {"isLog": is_log, "limits": limits, "inverted": inverted, "point": point}
        if number % 2:
            case["second"] = [dice.choice([point[0], dice.uniform(*limits[0])]), dice.uniform(*limits[1])]
            line = axes.axline(point, case["second"])
        else:
            case["slope"] = dice.choice([0, dice.uniform(-3, 3), dice.uniform(-.1, .1), dice.uniform(10, 50)])
            line = axes.axline(point, slope=case["slope"])
        case["following"] = [rounded(axes.get_xlim()), rounded(axes.get_ylim())]
        axes.set(xlim=limits[0][::-1 if inverted[0] else 1], ylim=limits[1][::-1 if inverted[1] else 1])
        case["ends"] = rounded(line.get_transform().transform([[0, 0], [1, 1]]))
        cases.append(case)
        plt.close(figure)
    return cases


def length(curve):
    """That of 200 lines. Matplotlib's own lines for curves are made for pixels: too few for lengths of a few units."""
    return np.hypot(*np.diff(curve(np.linspace(0, 1, 201)), axis=0).T).sum()


def outlines(dice):
    cases = []
    for number in range(45):
        center = [dice.uniform(-2, 2), dice.uniform(-2, 2)]
        angle = dice.choice([0, dice.uniform(-180, 180)])
        case = {"center": center, "angle": angle}
        if number % 3 == 0:
            width = dice.uniform(.5, 3)
            case |= {"kind": "arc", "width": width, "height": dice.choice([width, dice.uniform(.5, 3)])}
            case |= {"from": dice.choice([0, dice.uniform(-400, 400)]), "to": dice.choice([360, dice.uniform(-400, 400)])}
            patch = Arc(center, case["width"], case["height"], angle=angle, theta1=case["from"], theta2=case["to"])
        elif number % 3 == 1:
            case |= {"kind": "annulus", "radii": [dice.uniform(1, 3), dice.uniform(1, 3)], "width": dice.uniform(0, 1)}
            patch = Annulus(center, case["radii"], case["width"], angle=angle)
        else:
            case |= {"kind": "polygon", "corners": dice.randint(3, 9), "radius": dice.uniform(.5, 3)}
            patch = RegularPolygon(center, case["corners"], radius=case["radius"], orientation=np.radians(angle))
        cases.append(case | outline(patch))
    return cases


def outline(patch):
    figure, axes = plt.subplots()
    axes.add_patch(patch)
    axes.autoscale_view()
    path = patch.get_patch_transform().transform_path(patch.get_path())
    answer = {"length": rounded(sum(length(curve) for curve, _ in path.iter_bezier(simplify=False))), "start": rounded(path.vertices[0])}
    answer["limits"] = [rounded(axes.get_xlim()), rounded(axes.get_ylim())]
    plt.close(figure)
    return answer


def ellipses(dice):
    cases = []
    for _ in range(12):
        center, angle = [dice.uniform(-2, 2), dice.uniform(-2, 2)], dice.choice([0, dice.uniform(-180, 180)])
        width, height = dice.uniform(.5, 3), dice.uniform(.5, 3)
        case = {"kind": "ellipse", "center": center, "angle": angle, "width": width, "height": height}
        cases.append(case | outline(Ellipse(center, width, height, angle=angle)))
    return cases


def error_bars(dice):
    cases = []
    for number in range(40):
        count = dice.randint(1, 9)
        values = lambda low, high: [dice.uniform(low, high) for _ in range(count)]
        flags = lambda: dice.choice([False, True, [dice.random() < .5 for _ in range(count)]])
        case = {"x": values(-3, 3), "y": values(-3, 3), "xError": values(0, 1), "yError": [values(0, 1), values(0, 1)]}
        case["limits"] = {name: flags() if dice.random() < .6 else False for name in ("lolims", "uplims", "xlolims", "xuplims")}
        case["every"] = [dice.randint(0, 2), dice.randint(1, 3)] if dice.random() < .5 else [0, 1]
        case["capSize"] = dice.choice([0, 3, 5])
        case["inverted"] = [dice.random() < .3 for _ in "xy"]
        figure, axes = plt.subplots()
        if case["inverted"][0]:
            axes.xaxis.set_inverted(True)
        if case["inverted"][1]:
            axes.yaxis.set_inverted(True)
        drawn = axes.errorbar(
            case["x"], case["y"], xerr=case["xError"], yerr=case["yError"], capsize=case["capSize"],
            errorevery=tuple(case["every"]), **case["limits"])
        case["limits"] = {key: value if isinstance(value, list) else [value] for key, value in case["limits"].items()}
        case["bars"] = [rounded(bars.get_segments()) if len(bars.get_segments()) else [] for bars in drawn[2]]
        caps = {}
        for line in drawn[1]:
            name = MARKERS[line.get_marker()]
            caps.setdefault(f"{name} {line.get_markersize():g}", []).extend(rounded(np.column_stack(line.get_data())))
        case["caps"] = {name: sorted(points) for name, points in caps.items() if points}
        case["axes"] = [sorted(rounded(axes.get_xlim())), sorted(rounded(axes.get_ylim()))]
        cases.append(case)
        plt.close(figure)
    return cases


if __name__ == "__main__":
    dice = Dice(int(sys.argv[1]) if len(sys.argv) > 1 else 1)
    cases = {"lines": lines(dice), "outlines": outlines(dice), "errorBars": error_bars(dice), "ellipses": ellipses(dice)}
    json.dump(cases, sys.stdout)
