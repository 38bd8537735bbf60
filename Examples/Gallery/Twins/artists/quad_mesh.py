import matplotlib.pyplot as plt
import numpy as np
from matplotlib.colors import LogNorm


def quad_mesh():
    figure, axes = plt.subplots(figsize=(4, 3))
    x, y = np.linspace(-3, 3, 41), np.linspace(-2, 2, 31)
    waves = np.sin(2 * x[:-1]) * np.cos(y[:-1, None]) + x[:-1] / 4
    mesh = axes.pcolormesh(x, y, waves, cmap="RdBu_r")
    figure.colorbar(mesh)
    return figure


def quad_mesh_settings():
    figure, axes = plt.subplots(2, 3, figsize=(12, 6))
    edges = np.linspace(0, 1, 13) ** 2 * 4
    rows, columns = np.mgrid[:12, :12]
    values = np.sin(0.5 * rows) + np.cos(0.4 * columns)
    values[4, 6] = np.nan
    axes[0, 0].pcolormesh(edges, edges, values)
    middles = np.linspace(0, 4, 12)
    axes[0, 1].pcolormesh(middles, middles, values, edgecolors="white", linewidth=0.5, cmap="plasma")
    u, v = np.meshgrid(np.linspace(0, 3, 21), np.linspace(1, 2, 11))
    bent = np.sin(0.3 * np.arange(20)) * np.arange(10)[:, None]
    axes[0, 2].pcolormesh(v * np.cos(u), v * np.sin(u), bent)
    few = (np.arange(4)[:, None] * 3 + np.arange(5) * 2) % 7.0
    shaded = axes[1, 0].pcolormesh([0, 1, 2, 4, 5], [0, 1, 3, 4], few, shading="gouraud")
    figure.colorbar(shaded)
    axes[1, 1].pcolormesh(v * np.cos(u), v * np.sin(u), np.sin(3 * u) * (v - 1), shading="gouraud")
    axes[1, 2].set_xscale("log")
    axes[1, 2].pcolormesh(10 ** np.linspace(0, 3, 13), edges, np.exp(0.3 * (rows + columns)), norm=LogNorm())
    return figure


def quad_mesh_polar():
    figure, axes = plt.subplots(figsize=(4, 4), subplot_kw={"projection": "polar"})
    values = np.sin(np.arange(36) / 36 * 4 * np.pi) * np.arange(10)[:, None]
    axes.pcolormesh(np.linspace(0, 2 * np.pi, 37), np.linspace(0, 1, 11), values)
    return figure
