import numpy as np
import matplotlib.pyplot as plt
from matplotlib.animation import FuncAnimation
from matplotlib.collections import LineCollection
from scipy.integrate import odeint


def derivative(state, time, g=9.81):
    a, va, b, vb = state
    mass = 3 - np.cos(2 * (a - b))
    pull = 2 * np.sin(a - b) * (vb**2 + va**2 * np.cos(a - b))
    push = 2 * np.sin(a - b) * (2 * va**2 + 2 * g * np.cos(a) + vb**2 * np.cos(a - b))
    return [va, (-3 * g * np.sin(a) - g * np.sin(a - 2 * b) - pull) / mass, vb, push / mass]


states = odeint(derivative, [2.2, 0, 2.6, 0], np.linspace(0, 20, 600))
a, b = states[:, 0], states[:, 2]
x, y = np.sin(a) + np.sin(b), -np.cos(a) - np.cos(b)
figure, axes = plt.subplots(figsize=(5, 5))
axes.set(xlim=(-2.2, 2.2), ylim=(-2.2, 2.2), aspect="equal")
trail = axes.add_collection(LineCollection([], linewidth=2))
rods, = axes.plot([], [], "o-", color="black", linewidth=2)


def update(frame):
    rods.set_data([0, np.sin(a[frame]), x[frame]], [0, -np.cos(a[frame]), y[frame]])
    points = np.c_[x, y][max(0, frame - 59):frame + 1]
    trail.set_segments(np.stack([points[:-1], points[1:]], axis=1))
    trail.set_color([(0.84, 0.15, 0.16, alpha) for alpha in np.linspace(0, 1, len(points) - 1)])


FuncAnimation(figure, update, frames=600).save("double_pendulum.mp4", fps=30)
