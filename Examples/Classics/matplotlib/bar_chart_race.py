import numpy as np
import matplotlib.pyplot as plt
from matplotlib.animation import FuncAnimation

names = ["Aven", "Borg", "Cala", "Dorn", "Esk"]
starts = np.array([4, 3.5, 3, 2, 1])
rates = np.array([0.2, 0.35, 0.3, 0.55, 0.8])
colors = ["tab:blue", "tab:orange", "tab:green", "tab:red", "tab:purple"]
figure, axes = plt.subplots(figsize=(7, 4))


def update(frame):
    time = frame / 60
    sizes = starts * np.exp(rates * time)
    ranks = (1 / (1 + (sizes[:, None] / sizes)**-20)).sum(axis=1) - 0.5
    axes.clear()
    bars = axes.barh(ranks, sizes, color=colors)
    axes.bar_label(bars, fmt="%.1f")
    axes.set_yticks(ranks, names)
    axes.set_xlabel("inhabitants (million)")
    axes.text(0.9, 0.1, f"{2000 + int(10 * time)}", size=24, ha="right", transform=axes.transAxes)


FuncAnimation(figure, update, frames=240).save("bar_chart_race.mp4", fps=30)
