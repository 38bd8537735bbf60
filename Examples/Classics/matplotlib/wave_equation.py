import numpy as np
import matplotlib.pyplot as plt
from matplotlib.animation import FuncAnimation

x, y = np.meshgrid(np.linspace(0, 1, 101), np.linspace(0, 1, 101))
u = np.exp(-200 * ((x - 0.3)**2 + (y - 0.4)**2))
old = u
heights = []
for step in range(600):
    around = u[:-2, 1:-1] + u[2:, 1:-1] + u[1:-1, :-2] + u[1:-1, 2:]
    following = np.zeros_like(u)
    following[1:-1, 1:-1] = (2 * u - old)[1:-1, 1:-1] + 0.25 * (around - 4 * u[1:-1, 1:-1])
    old, u = u, following
    if step % 3 == 2:
        heights.append(u)

figure, axes = plt.subplots(figsize=(6, 5))
image = axes.imshow(heights[0], cmap="coolwarm", vmin=-0.3, vmax=0.3)
axes.set_title("Wave equation")
figure.colorbar(image)


def update(frame):
    image.set_data(heights[frame])


FuncAnimation(figure, update, frames=200).save("wave_equation.mp4", fps=30)
