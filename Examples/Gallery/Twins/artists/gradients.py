import matplotlib.pyplot as plt
import numpy as np
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.patches import Circle


def gradients():
    figure, axes = plt.subplots(figsize=(4, 3))

    def shade(values, colormap, extent):
        return axes.imshow(
            values, cmap=colormap, extent=extent, origin="lower", aspect="auto", vmin=0, vmax=1,
            interpolation="bilinear")

    def colors(*names):
        return LinearSegmentedColormap.from_list("", names, 1024)

    ramp = np.linspace(0, 1, 400)
    x = np.linspace(0, 4, 50)
    area = axes.fill_between(x, 2 + np.sin(2 * x), color="none")
    shade(ramp[:, None], "viridis", (0, 4, 0, 3)).set_clip_path(area.get_paths()[0], axes.transData)
    for left, height in zip([5, 6.5, 8], [3, 1.5, 2.5]):
        shade(ramp[:, None], colors("white", "tab:blue"), (left, left + 1, 0, height))
    ball = axes.add_patch(Circle((2, 4.5), 1, fill=False))
    rows, columns = np.mgrid[-1:1:400j, -1:1:400j]
    shade(np.hypot(rows, columns), colors("white", "tab:red"), (1, 3, 3.5, 5.5)).set_clip_path(ball)
    shade(ramp[None, :], colors("tab:orange", "tab:purple"), (5, 9, 3.5, 5.5))
    axes.set(xlim=(0, 9.5), ylim=(0, 6))
    return figure
