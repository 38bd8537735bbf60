import matplotlib.pyplot as plt
import numpy as np


def hatches():
    figure, (left, middle, right) = plt.subplots(1, 3, figsize=(8, 3))
    patterns = ["/", "\\", "|", "-", "+", "x", "o", "O", ".", "*"]
    left.bar(np.linspace(0, 9, 10), np.linspace(3, 6, 10), label="bars", hatch=patterns, edgecolor="black",
             facecolor=(0.8, 0.85, 1))
    left.legend(loc="upper left")
    wave = np.linspace(0, 6, 50)
    middle.fill_between(wave, np.sin(wave), -1, facecolor="tab:orange", hatch="xx", hatchcolor="tab:red").set_hatch_linewidth(2)
    middle.add_patch(plt.Circle((3, 1.2), 0.7, facecolor="white", edgecolor="tab:green", hatch="OO."))
    rows, columns = np.mgrid[:30, :30]
    right.contourf(np.sin(0.2 * rows) * np.cos(0.25 * columns), levels=4, hatches=["-", "/", "\\", "//"])
    return figure
