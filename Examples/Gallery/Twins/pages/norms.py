"""Norms, as in Figures+Norms.swift."""

import matplotlib.pyplot as plt
import numpy as np
from matplotlib import colors


def _hill():
    y, x = np.mgrid[:40, :60]
    return np.sin(x / 8) * np.exp((x + y) / 25) - 1


def norms():
    figure, axes = plt.subplots(2, 3, figsize=(12, 6))
    values = _hill()
    each = [
        ("symlog", colors.SymLogNorm(1, vmin=-60, vmax=60)), ("asinh", colors.AsinhNorm(0.5, vmin=-60, vmax=60)),
        ("two slopes", colors.TwoSlopeNorm(0, vmin=-20, vmax=60)), ("centred", colors.CenteredNorm(0)),
        ("power", colors.PowerNorm(0.5, vmin=-60, vmax=60)), ("linear", colors.Normalize(-10, 10)),
    ]
    for ax, (name, norm) in zip(axes.flat, each):
        image = ax.imshow(values, cmap="RdBu", norm=norm)
        ax.set_title(name)
        figure.colorbar(image, ax=ax)
    return figure


def boundary_norms():
    figure, axes = plt.subplots(1, 3, figsize=(12, 4))
    values = _hill()
    bounds = [-20, -5, 0, 1, 10, 30]
    figure.colorbar(axes[0].imshow(values, norm=colors.BoundaryNorm(bounds, 256)), ax=axes[0])
    figure.colorbar(axes[1].imshow(values, norm=colors.BoundaryNorm(bounds, 256)), ax=axes[1], spacing="proportional")
    ends = axes[2].imshow(values, norm=colors.BoundaryNorm([-10, -5, 0, 5, 10], 256, extend="both"))
    figure.colorbar(ends, ax=axes[2], location="bottom")
    return figure


def own_norms():
    figure, axes = plt.subplots(figsize=(6, 4))
    y, x = np.mgrid[:20, :20]
    image = axes.imshow(x + y, norm=colors.FuncNorm((np.sqrt, np.square), vmin=0, vmax=38))
    figure.colorbar(image, ax=axes)
    return figure
