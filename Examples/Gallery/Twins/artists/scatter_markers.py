import matplotlib.pyplot as plt

MARKERS = "o v ^ < > 1 2 3 4 8 s p P * h H + x X D d | _".split() + [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]


def scatter_markers():
    figure, axes = plt.subplots(figsize=(4, 3))
    for index, marker in enumerate(MARKERS):
        column, row = index % 7, index // 7
        axes.scatter(column, row, s=144, marker=marker)
        axes.plot(column + 0.4, row + 0.4, marker=marker, markersize=8)
    axes.scatter([0.4, 1.4, 2.4], [-0.6, -0.6, -0.6], s=49, label="alike")
    axes.legend(loc="upper right")
    return figure
