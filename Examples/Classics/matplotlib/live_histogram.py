import numpy as np
import matplotlib.pyplot as plt
from matplotlib.animation import FuncAnimation

values = np.random.default_rng(7).normal(0.5, size=2000)
edges = np.linspace(-4, 4, 41)
x = np.linspace(-4, 4, 200)
figure, axes = plt.subplots()
axes.set(xlim=(-4, 4), ylim=(0, 0.6), xlabel="value", ylabel="density")
bars = axes.bar(edges[:-1], np.zeros(40), width=0.2, align="edge", color="tab:blue", alpha=0.5)
fit, = axes.plot([], [], color="tab:red", linewidth=2)


def update(frame):
    seen = values[:10 * (frame + 1)]
    heights, _ = np.histogram(seen, edges, density=True)
    for bar, height in zip(bars, heights):
        bar.set_height(height)
    mean, deviation = seen.mean(), seen.std()
    fit.set_data(x, np.exp(-((x - mean) / deviation)**2 / 2) / (np.sqrt(2 * np.pi) * deviation))


FuncAnimation(figure, update, frames=200).save("live_histogram.mp4", fps=30)
