import matplotlib.pyplot as plt


def text_3d():
    figure, axes = plt.subplots(figsize=(4, 4), subplot_kw={"projection": "3d"})
    axes.text(0.2, 0, 0, "along x", zdir="x")
    axes.text(1, 0.2, 0, "along y", zdir="y")
    axes.text(0, 1, 0.3, "along z", zdir="z")
    axes.text(0.1, 0.9, 0.1, "along (1, 1, 1)", zdir=(1, 1, 1), color="tab:red")
    axes.text(0.5, 0.5, 0.5, "level")
    axes.text2D(0.05, 0.95, "in the axes", transform=axes.transAxes)
    axes.plot([0, 1], [0, 1], [0, 1], label="diagonal")
    axes.legend(loc="upper right")
    return figure
