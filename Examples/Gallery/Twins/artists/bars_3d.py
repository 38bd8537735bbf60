import matplotlib.pyplot as plt
import numpy as np


def bars_3d():
    figure, axes = plt.subplots(figsize=(4, 4), subplot_kw={"projection": "3d"})
    cells = np.arange(16)
    colors = [f"C{row}" for row in cells // 4]
    axes.bar3d(cells % 4, cells // 4, 0, 0.6, 0.6, cells * 7 % 11 + 1, color=colors)
    axes.set_xlabel("column")
    axes.set_ylabel("row")
    return figure
