import numpy as np
import matplotlib.pyplot as plt
from matplotlib.animation import FuncAnimation
from scipy.integrate import odeint


def derivative(state, time):
    x, y, z = state
    return [10 * (y - x), x * (28 - z) - y, x * y - 2.667 * z]


states = odeint(derivative, [0, 1, 1.05], np.linspace(0, 40, 4000))
figure, axes = plt.subplots(figsize=(6, 5), subplot_kw={"projection": "3d"})
axes.set(xlim=(-20, 20), ylim=(-28, 28), zlim=(0, 50), title="Lorenz attractor")
way, = axes.plot([], [], [], color="tab:blue", linewidth=0.7)
particle, = axes.plot([], [], [], "o", color="tab:red")


def update(frame):
    way.set_data_3d(*states[:10 * (frame + 1)].T)
    particle.set_data_3d(*states[10 * frame + 9:10 * frame + 10].T)
    axes.view_init(azim=-60 + 0.3 * frame)


FuncAnimation(figure, update, frames=400).save("lorenz_attractor.mp4", fps=30)
