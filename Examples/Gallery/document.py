#!/usr/bin/env python3
"""Writes the pages of artists in the documentation: their figures, the code of these, and that of their twins.

    python3 Examples/Gallery/document.py

Needs Pillow, which matplotlib brings along. Builds and runs the Gallery executable of this package, and writes
Artists/KIND.md and Pictures/FIGURE.png in Sources/FlipbookPlot/FlipbookPlot.docc. Run it after a change of a figure in
the folder Artists or of its twin.
"""

import pathlib
import re
import subprocess
import tempfile

from PIL import Image, ImageChops, ImageStat

# The kinds of artists, with the files that show them in the folder Twins/artists.
KINDS = {
    "Annotation": ["annotate"],
    "Axes3D": ["axes_3d"],
    "Barbs": ["barbs"],
    "Bars": ["bar", "bar_groups", "horizontal_bar"],
    "Bars3D": ["bars_3d"],
    "BoxPlot": ["box_plot", "box_plot_horizontal", "box_plot_options"],
    "BrokenBars": ["broken_bars"],
    "ColoredLine": ["colored_line"],
    "Contour": ["contour", "contour_labels"],
    "ECDF": ["ecdf"],
    "ErrorBar": ["error_bar", "error_bar_limits"],
    "EventPlot": ["event_plot"],
    "FillBetween": ["fill_between", "fill_crossings", "fill_steps"],
    "FilledContour": ["filled_contour"],
    "GroupedBars": ["grouped_bar"],
    "Hatch": ["hatches"],
    "Hexbin": ["hexbin"],
    "Histogram": ["histogram", "histogram_step", "histogram_sets"],
    "Histogram2D": ["histogram_2d"],
    "Image": ["image", "image_light", "image_interpolations", "image_affine"],
    "InfiniteLine": ["infinite_line"],
    "InsetIndicator": ["inset"],
    "Line": ["line", "line_markers", "step", "line_dense", "line_arrows"],
    "Line3D": ["line_3d"],
    "Marker": ["marker_styles"],
    "Patch": ["patches", "patch_shapes", "gradients"],
    "Pie": ["pie", "pie_ring"],
    "PolarAxes": ["polar_line", "polar_fill", "polar_scatter", "polar_bar", "polar_settings"],
    "Polygon": ["fill"],
    "QuadMesh": ["quad_mesh"],
    "Quiver": ["quiver", "quiver_key"],
    "ReferenceLine": ["reference_lines"],
    "Scatter": ["scatter", "scatter_markers", "scatter_rotated"],
    "Scatter3D": ["scatter_3d"],
    "SpectralAnalysis": ["spectra", "spectrogram"],
    "StackPlot": ["stack_plot", "stream_graph"],
    "Stairs": ["stairs"],
    "Stem": ["stem"],
    "StreamPlot": ["stream_plot"],
    "Surface": ["surface", "surface_shaded"],
    "Table": ["table"],
    "Text3D": ["text_3d"],
    "Trail": ["trail"],
    "TriangleMesh": ["triangles"],
    "ViolinPlot": ["violin_plot", "violin_plot_sides"],
    "Wireframe": ["wireframe"],
}
HERE = pathlib.Path(__file__).resolve().parent
PACKAGE = HERE.parents[1]
CATALOG = PACKAGE / "Sources" / "FlipbookPlot" / "FlipbookPlot.docc"


def swift_file(name):
    """The Swift file of a twin: BarGroups.swift of bar_groups."""
    words = name.split("_")
    return HERE / "Artists" / ("".join(word[0].upper() + word[1:] for word in words).replace("3d", "3D") + ".swift")


def tab(title, language, code):
    lines = [f"```{language}", *code.rstrip("\n").split("\n"), "```"]
    return f'    @Tab("{title}") {{\n' + "".join(f"        {line}".rstrip() + "\n" for line in lines) + "    }\n"


def section(name):
    """The figures of a file and the code of both."""
    twin = (HERE / "Twins" / "artists" / f"{name}.py").read_text()
    figures = re.findall(r"^def (\w+)\(\):", twin, re.MULTILINE)
    pictures = "\n\n".join(f"![{title(figure)}]({figure})" for figure in figures)
    tabs = tab("Flipbook", "swift", swift_file(name).read_text()) + tab("matplotlib", "python", twin)
    return f"### {title(name)}\n\n{pictures}\n\n@TabNavigator {{\n{tabs}}}\n"


def title(name):
    return name.replace("_", " ").replace("3d", "3D").capitalize()


def write_page(kind, names):
    picture = f'@Metadata {{\n    @PageImage(purpose: card, source: "{names[0]}", alt: "{title(names[0])}")\n}}'
    sections = "\n".join(section(name) for name in names)
    page = f"# ``FlipbookPlot/{kind}``\n\n{picture}\n\n## Examples\n\n{sections}"
    (CATALOG / "Artists" / f"{kind}.md").write_text(page)


def small(picture):
    """The picture in 256 colours, or as it is where the eye would see that."""
    palette = picture.quantize(256, dither=Image.Dither.NONE)
    error = ImageStat.Stat(ImageChops.difference(picture, palette.convert("RGB"))).mean
    return picture if max(error) > 1 else palette


def main():
    for folder in ("Artists", "Pictures"):
        (CATALOG / folder).mkdir(exist_ok=True)
        for old in (CATALOG / folder).iterdir():
            old.unlink()
    for kind, names in KINDS.items():
        write_page(kind, names)
    figures = re.findall(r'^    "(\w+)":', (HERE / "Artists" / "Artists.swift").read_text(), re.MULTILINE)
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["swift", "run", "--package-path", PACKAGE, "Gallery", folder, *figures], check=True)
        for figure in figures:
            picture = Image.open(pathlib.Path(folder) / f"{figure}.png").convert("RGB")
            small(picture).save(CATALOG / "Pictures" / f"{figure}.png", optimize=True)


if __name__ == "__main__":
    main()
