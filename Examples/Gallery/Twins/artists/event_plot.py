import matplotlib.pyplot as plt
import numpy as np


def event_plot():
    figure, axes = plt.subplots(figsize=(4, 3))
    random = np.random.default_rng(2)
    rows = [random.uniform(0, 10, 25) for _ in range(5)]
    axes.eventplot(
        rows,
        lineoffsets=[1, 2, 3.5, 5, 6.5],
        linelengths=[0.8, 0.8, 1, 1.5, 0.5],
        colors=["tab:blue", "tab:orange", "tab:green", "tab:red", "black"],
        linewidths=[1, 1, 1.5, 1, 3],
    )
    return figure
