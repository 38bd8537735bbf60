"""Writes colormaps.txt, styles.txt and ziggurat.txt of FlipbookPlot's resources from an installed matplotlib 3.11.2 and NumPy.

    python -m pip install matplotlib==3.11.2
    python .ci/tables.py

ColormapTable.swift, StyleSheet.swift and Ziggurat.swift read them, and say what the lines mean.
"""

import pathlib

import matplotlib
import numpy as np
from matplotlib import colormaps, colors, pyplot

ALIASES = {"grey": "gray", "gist_gray": "gray", "gist_grey": "gray", "gist_yarg": "binary", "gist_yerg": "binary",
           "Grays": "Greys"}
"""Names of a table that has another name too."""

# The parameters that a Style of Flipbook has. The others move windows and files, or change what artists are given themselves.
KNOWN = """
axes.autolimit_mode axes.axisbelow axes.edgecolor axes.facecolor axes.grid axes.labelcolor axes.labelpad axes.labelsize axes.linewidth axes.prop_cycle
axes.titlepad axes.titlesize axes.xmargin boxplot.boxprops.color boxplot.capprops.color boxplot.flierprops.markeredgecolor
boxplot.meanprops.color boxplot.medianprops.color boxplot.whiskerprops.color figure.dpi figure.facecolor figure.figsize
figure.subplot.bottom figure.subplot.hspace figure.subplot.left figure.subplot.right figure.subplot.top figure.subplot.wspace
figure.titlesize figure.titleweight font.size grid.color grid.linestyle grid.linewidth image.cmap legend.borderaxespad
legend.borderpad legend.columnspacing legend.edgecolor legend.fancybox legend.fontsize legend.framealpha legend.frameon
legend.handleheight legend.handlelength legend.handletextpad legend.labelspacing legend.title_fontsize
lines.color lines.linewidth lines.markeredgewidth lines.markersize lines.solid_capstyle patch.edgecolor patch.facecolor
patch.force_edgecolor patch.linewidth text.color xtick.color xtick.direction xtick.labelsize xtick.major.pad xtick.major.size
xtick.major.width xtick.minor.pad xtick.minor.size xtick.minor.visible xtick.minor.width xtick.top ytick.right
""".split()


def hexes(its):
    return [colors.to_hex(c)[1:] for c in its]


def number(value):
    text = repr(round(float(value), 12)).removesuffix(".0")
    return text[1:] if text.startswith("0.") else text


def channel(rows):
    return " ".join(number(x) + " " + (number(a) if a == b else number(a) + "/" + number(b)) for x, a, b in rows)


def colormap(name):
    its = colormaps[name]
    if name in ALIASES:
        return f"{name} alias {ALIASES[name]}"
    if isinstance(its, colors.ListedColormap):
        kind = "cycle" if name in matplotlib.color_sequences else "list"
        return f"{name} {kind} " + " ".join(hexes(its(np.arange(its.N))))
    parts = [its._segmentdata[part] for part in ("red", "green", "blue")]
    if callable(parts[0]):
        return f"{name} formula {name}"
    rows = [[(x, a, b) for x, a, b in part] for part in parts]
    places = np.array([[row[0] for row in part] for part in rows]) if len({len(part) for part in rows}) == 1 else None
    if places is not None and np.allclose(places, np.linspace(0, 1, places.shape[1])) and places.shape[1] > 2:
        levels = np.array([[row[1:] for row in part] for part in rows])
        bytes = levels * 255
        if (levels[..., 0] == levels[..., 1]).all() and np.allclose(bytes, bytes.round(), atol=1e-9):
            return f"{name} ramp " + " ".join(hexes(levels[..., 0].T))
    return f"{name} segments " + "; ".join(map(channel, rows))


def written(value):
    if isinstance(value, bool):
        return "yes" if value else "no"
    if hasattr(value, "by_key"):
        return " ".join(colors.to_hex(c) for c in value.by_key()["color"])
    if isinstance(value, (list, tuple)):
        return ", ".join(map(str, value))
    return str(value)


def style(path):
    sheet = matplotlib.rc_params_from_file(path, use_default_template=False)
    lines = [f"{key} {written(sheet[key])}" for key in KNOWN if key in sheet]
    return "\n".join([f"[{path.stem}]", *lines])


def giving(bits):
    """A generator whose next 64 bits are these."""
    source = np.random.PCG64()
    its = source.state
    inverse = pow(0x2360ED051FC65DA44385DF649FCCF645, -1, 1 << 128)
    its["state"]["state"] = (bits - its["state"]["inc"]) * inverse % (1 << 128)
    source.state = its
    return np.random.Generator(source)


def layers():
    """The widths of NumPy's ziggurats: what it makes of a small distance in each layer, which lies under the density surely."""
    distance = 1 << 20
    normal = [giving(layer | distance << 9).standard_normal() for layer in range(256)]
    exponential = [giving(layer << 3 | distance << 11).standard_exponential() for layer in range(256)]
    for numbers, distances in (normal, 1 << 52), (exponential, 1 << 53):
        yield " ".join(repr(float(number / distance * distances)) for number in numbers)


here = pathlib.Path(__file__).parent.parent / "Sources/FlipbookPlot/Resources"
names = sorted((name for name in colormaps if not name.endswith("_r")), key=str.lower)
lines = [colormap(name) for name in names]
lines += [f"{name} sequence " + " ".join(hexes(its)) for name, its in matplotlib.color_sequences.items() if name not in colormaps]
(here / "colormaps.txt").write_text("\n".join(lines) + "\n")
sheets = sorted(pathlib.Path(matplotlib.get_data_path(), "stylelib").glob("*.mplstyle"), key=lambda path: path.stem.lower())
(here / "styles.txt").write_text("\n".join(style(path) for path in sheets if path.stem in pyplot.style.available) + "\n")
(here / "ziggurat.txt").write_text("\n".join(layers()) + "\n")
