"""What matplotlib takes for the figures of DrawingCost.swift: processor milliseconds, the medians of 9."""

import time

import matplotlib

matplotlib.use("agg")

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.tri import Triangulation
from matplotlib.collections import LineCollection
from matplotlib.markers import MarkerStyle

count = 1_000_000
x = 10 * np.arange(count) / count
wave = np.sin(x)
noise = wave + 0.3 * np.sin(7919.0 * np.arange(count))
ring = x[:100_000]
ring_x, ring_y = ring * np.cos(1e3 * ring), ring * np.sin(1e3 * ring)


def measure(name, make, change):
    figure, axes = plt.subplots()
    artist = make(axes)
    times = []
    for _ in range(9):
        start = time.process_time()
        change(artist)
        axes.relim()
        axes.autoscale_view()
        figure.canvas.draw()
        times.append(time.process_time() - start)
    print(f"{name:40}{sorted(times)[4] * 1000:8.2f}")


for name, y in [("a sine", wave), ("noise", noise)]:
    measure(f"line of 1 000 000 points, {name}", lambda axes: axes.plot(x, y)[0], lambda line: line.set_data(x, y))
points = np.c_[ring_x, ring_y]
for name, options in [("alike", {}), ("colours", {"c": ring_x})]:
    measure(
        f"scatter of 100 000 points, {name}", lambda axes: axes.scatter(ring_x, ring_y, **options),
        lambda scatter: scatter.set_offsets(points))
rows, columns = np.mgrid[:2000, :2000]
cells = np.sin(0.01 * rows) * np.cos(0.013 * columns)
measure(
    "image of 2000x2000 values", lambda axes: axes.imshow(cells, vmin=-1, vmax=1), lambda image: image.set_data(cells))
rows, columns = np.mgrid[:1000, :1000]
cells = np.sin(0.01 * rows) * np.cos(0.013 * columns)
x, y = np.meshgrid(np.linspace(0, 1, 1000), np.linspace(0, 1, 1000))
for name, positions, options in [
    ("flat", [], {}), ("bent", [x + 0.1 * np.sin(3 * y), y], {}), ("gouraud", [], {"shading": "gouraud"})
]:
    measure(
        f"pcolormesh of 1000x1000, {name}", lambda axes: axes.pcolormesh(*positions, cells, **options),
        lambda mesh: mesh.set_array(cells))
radius, angle = np.sqrt(np.arange(50_000) / 50_000), 2.399963 * np.arange(50_000)
triangles = Triangulation(radius * np.cos(angle), radius * np.sin(angle))
heights = np.sin(4 * triangles.x) * np.cos(3 * triangles.y)
means = heights[triangles.triangles].mean(axis=1)
measure(
    "tripcolor of 100 000 triangles, flat", lambda axes: axes.tripcolor(triangles, heights),
    lambda colors: colors.set_array(means))
measure(
    "tripcolor of 100 000, gouraud", lambda axes: axes.tripcolor(triangles, heights, shading="gouraud"),
    lambda colors: colors.set_array(heights))


def measure_contours(name, draw):
    """Contours take no other data: they are removed and found again."""
    lines = []

    def change(axes):
        if lines:
            lines.pop().remove()
        lines.append(draw(axes))

    measure(name, lambda axes: axes, change)


measure_contours("tricontour of 100 000 triangles", lambda axes: axes.tricontour(triangles, heights, levels=8))
measure_contours("tricontourf of 100 000 triangles", lambda axes: axes.tricontourf(triangles, heights, levels=8))
random = np.random.default_rng(1)
cloud_x, cloud_y = random.normal(size=count), random.normal(size=count)


class Hexagons:
    """Cells that are counted again: matplotlib's can't be given other points."""

    def __init__(self, axes):
        self.axes = axes
        self.cells = None

    def set_data(self, x, y):
        if self.cells:
            self.cells.remove()
        self.cells = self.axes.hexbin(x, y)


measure("hexbin of 1 000 000 points", Hexagons, lambda hexagons: hexagons.set_data(cloud_x, cloud_y))


def colored_line(axes):
    line = LineCollection([], linewidths=1.5)
    axes.add_collection(line)
    return line


def set_segments(line):
    line.set_segments(np.stack([points[:-1], points[1:]], axis=1))
    line.set_array(ring_x[:-1])
    line.set_clim(ring_x[0], ring_x[-1])
    line.axes.update_datalim(points)


measure("line of 100 000 segments, colours", colored_line, set_segments)


def turned(axes):
    scatter = axes.scatter(*points[-10_000:].T)
    styles = [MarkerStyle("^").rotated(deg=angle % 360) for angle in range(10_000)]
    scatter.set_paths([style.get_path().transformed(style.get_transform()) for style in styles])
    return scatter


measure("10 000 rotated markers", turned, lambda scatter: scatter.set_offsets(points[-10_000:]))
