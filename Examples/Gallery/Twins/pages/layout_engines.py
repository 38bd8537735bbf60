import matplotlib.pyplot as plt
import numpy as np


def constrained_layout():
    figure, grid = plt.subplots(2, 2, figsize=(8, 6), layout="constrained")
    x = np.linspace(0, 1, 50)
    for index, axes in enumerate(grid.flat):
        axes.plot(x, x ** (index + 0.5) * 10**index, label="power" if index == 0 else None)
        axes.set_title("two\nlines" if index == 1 else f"title {index}")
        axes.set_ylabel(f"y of {index}")
    grid[1, 0].tick_params(axis="x", labelrotation=45)
    points = grid[1, 1].scatter(x, x, c=x)
    figure.colorbar(points, ax=grid, label="x")
    figure.legend(loc="outside upper right")
    figure.suptitle("All of them")
    figure.supxlabel("shared x")
    figure.supylabel("shared y")
    return figure


def compressed_layout():
    figure, grid = plt.subplots(2, 2, figsize=(7, 4), sharex=True, sharey=True, layout="compressed")
    for index, axes in enumerate(grid.flat):
        rows, columns = np.mgrid[:8, :10]
        image = axes.imshow((rows + index) * columns)
        if index % 2 == 1:
            figure.colorbar(image, ax=axes)
    figure.suptitle("Compressed")
    return figure


def subfigure_page():
    figure = plt.figure(figsize=(8, 5), layout="constrained")
    parts = figure.subfigures(1, 2, width_ratios=[2, 1], wspace=0.05)
    for axes in parts[0].subplots(2, 2).flat:
        axes.plot([0, 1], [0, 1])
        axes.set_xlabel("x")
    right = parts[1].subplots(2, 1)
    right[0].plot([0, 2], [3, 1])
    right[1].plot([0, 2], [100, 1000])
    right[1].set_ylabel("height")
    parts[0].suptitle("Left part")
    parts[1].suptitle("Right part")
    parts[1].set_facecolor("lavender")
    parts[1].supxlabel("below")
    return figure


def titles_and_labels():
    figure, grid = plt.subplots(1, 2, figsize=(8, 4), layout="constrained")
    for axes in grid:
        axes.plot([0, 5], [1, 3])
        axes.set_title("left", loc="left")
        axes.set_title("middle")
        axes.set_title("right", loc="right")
        axes.set_xlabel("time", loc="right")
    grid[0].set_ylabel("value", loc="top")
    grid[1].set_ylabel("value", loc="bottom")
    grid[1].xaxis.tick_top()
    grid[1].xaxis.set_label_position("top")
    grid[1].yaxis.tick_right()
    grid[1].yaxis.set_label_position("right")
    grid[1].xaxis.labelpad = 8
    return figure
