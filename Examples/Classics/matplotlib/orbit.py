import numpy as np
import matplotlib.pyplot as plt
from matplotlib.animation import FuncAnimation
from scipy.integrate import odeint


def derivative(state, time):
    x, y, u, v = state
    cube = np.hypot(x, y)**3
    return [u, v, -x / cube, -y / cube]


states = odeint(derivative, [1, 0, 0, 1.2], np.linspace(0, 15, 240))
figure, axes = plt.subplots(figsize=(6, 4.5))
axes.set(xlim=(-3, 1.8), ylim=(-1.8, 1.8), aspect="equal")
axes.plot(states[:, 0], states[:, 1], color="lightgray")
axes.scatter([0], [0], s=200, color="gold")
planet, = axes.plot([], [], "o", color="tab:blue", markersize=10)
options = {"angles": "xy", "scale_units": "xy", "scale": 1}
velocity = axes.quiver([0], [0], [0], [0], color="tab:green", label="velocity", **options)
pull = axes.quiver([0], [0], [0], [0], color="tab:red", label="acceleration", **options)
axes.legend(loc="upper left")


def update(frame):
    x, y, u, v = states[frame]
    planet.set_data([x], [y])
    for arrow in velocity, pull:
        arrow.set_offsets([[x, y]])
    velocity.set_UVC([u], [v])
    pull.set_UVC(*np.array([[-x], [-y]]) / np.hypot(x, y)**3)


FuncAnimation(figure, update, frames=240).save("orbit.mp4", fps=30)
