import matplotlib.pyplot as plt
import numpy as np


def polar_line():
    figure, axes = plt.subplots(figsize=(4, 4), subplot_kw={"projection": "polar"})
    angles = np.linspace(0, 2 * np.pi, 200)
    for petals in [3, 5]:
        axes.plot(angles, 1 + 0.5 * np.sin(petals * angles), label=f"{petals} petals")
    axes.set_title("Roses")
    axes.legend(loc="lower left")
    return figure
