import matplotlib.pyplot as plt
import numpy as np
from matplotlib.colors import PowerNorm


def histogram_2d():
    figure, axes = plt.subplots(1, 2, figsize=(7, 3))
    random = np.random.default_rng(11)
    x = random.normal(size=2000)
    y = 0.6 * x + 0.5 * random.normal(size=2000)
    counts = axes[0].hist2d(x, y, bins=(24, 16), norm=PowerNorm(0.5), cmin=1)[3]
    figure.colorbar(counts)
    edges = [-3, -2, -1, -0.5, 0, 0.5, 1, 2, 3]
    density = axes[1].hist2d(x, y, bins=[edges, edges], cmap="plasma", density=True)[3]
    figure.colorbar(density)
    return figure
