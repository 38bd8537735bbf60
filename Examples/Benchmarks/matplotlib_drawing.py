"""What matplotlib takes for the figures of DrawingCost.swift: processor milliseconds, the medians of 9."""

import time

import matplotlib

matplotlib.use("agg")

import matplotlib.pyplot as plt
import numpy as np

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
