import matplotlib.pyplot as plt
import numpy as np


def step():
    figure, axes = plt.subplots(figsize=(4, 3))
    x = np.linspace(0, 14, 15)
    y = np.sin(x / 2)
    for index, place in enumerate(["pre", "mid", "post"]):
        axes.step(x, y + 2 - index, where=place, label=["pre (default)", "mid", "post"][index])
        axes.plot(x, y + 2 - index, "o--", color="gray", alpha=0.3)
    axes.legend(loc="lower left")
    return figure
