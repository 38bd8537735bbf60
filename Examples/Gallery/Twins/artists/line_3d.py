import matplotlib.pyplot as plt
import numpy as np


def line_3d():
    figure, axes = plt.subplots(figsize=(4, 4), subplot_kw={"projection": "3d"})
    t = np.linspace(0, 4 * np.pi, 100)
    axes.plot(np.cos(t), np.sin(t), t, color="blue", linewidth=2)
    axes.set_xlabel("X")
    axes.set_ylabel("Y")
    axes.set_zlabel("Z")
    axes.set_title("Helix")
    return figure
