#!/usr/bin/env python3
"""Lays figures drawn by Flipbook beside the same figures drawn by matplotlib, and measures how far they differ.

    python3 Examples/Gallery/compare.py [--out FOLDER] [NAME ...]

Needs matplotlib 3.11 (and numpy). Builds and runs the Gallery executable of this package, draws its figures' twins
(in the folder Twins), writes NAME-comparison.png (Flipbook, matplotlib, difference) into FOLDER, prints a table, and
ends with 1 where a figure differs by more than the limits below.
"""

import argparse
import importlib
import json
import os
import pathlib
import subprocess
import sys
import tempfile

import matplotlib

matplotlib.use("agg")

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.text import Text

TILE = 30  # pixels
SHIFT = 3  # pixels that a tile may be moved to fit best
LIMITS = {
    "worst tile": 0.15,  # mean |difference| over the channels, 0...1
    "mean tile": 0.02,
    "axes box": 0.5,  # pixels that an edge of an axes box may be off
    "text centre": 2,  # pixels that the centre of a text may be off
}
NOISE = (13, 2016)  # the shape of the noise of Dashboard: a row for its setup and each of 12 frames
HERE = pathlib.Path(__file__).resolve().parent
THEMES = [
    importlib.import_module(f"Twins.{twin.parent.name}.{twin.stem}") for twin in sorted(HERE.glob("Twins/*/*.py"))
]
FIGURES = {
    name: make
    for theme in THEMES
    for name, make in vars(theme).items()
    if getattr(make, "__module__", None) == theme.__name__ and not name.startswith("_")
}


def draw(name):
    """matplotlib's picture of a figure (rows of RGB, 0...1) and the boxes of its axes and texts, y down."""
    plt.rcdefaults()
    figure = FIGURES[name]()
    drawn = []
    draw_text = Text.draw

    def draw_and_note(text, renderer):
        draw_text(text, renderer)
        if text.get_visible() and text.get_text():
            drawn.append((plain(text._get_wrapped_text()), Text.get_window_extent(text, renderer)))

    Text.draw = draw_and_note
    try:
        figure.canvas.draw()
    finally:
        Text.draw = draw_text
    picture = np.asarray(figure.canvas.buffer_rgba())[:, :, :3] / 255
    height = picture.shape[0]

    def flipped(box):
        return [box.x0, height - box.y1, box.x1, height - box.y0]

    # A secondary axis has the box of its axes in Flipbook, and no height in matplotlib.
    insets = [getattr(inset, "_parent", inset) for axes in figure.axes for inset in axes.child_axes]
    seen = [axes for axes in figure.axes + insets if axes.get_visible()]
    boxes = [flipped(axes.get_window_extent()) for axes in seen]
    plt.close(figure)
    return picture, boxes, [(text, flipped(box)) for text, box in drawn]


def plain(text):
    """A text without the mark-up of formulas, that the two write in different ways."""
    text = text.replace("\\mathdefault", "").replace("\\times", "×").replace("-", "−")
    return text.translate(str.maketrans("", "", "${}^ "))


def read(folder, name):
    """Flipbook's picture and boxes, in the same form."""
    picture = plt.imread(folder / f"{name}.png")[:, :, :3]
    boxes = json.loads((folder / f"{name}.json").read_text())
    texts = [(plain(text["text"]), corners(text["box"])) for text in boxes["texts"]]
    return picture, [corners(box) for box in boxes["axes"]], texts


def corners(box):
    return [box["left"], box["top"], box["right"], box["bottom"]]


def tile_differences(ours, theirs):
    """The mean |difference| of each tile, at the shift where it is least."""
    padded = np.pad(theirs, ((SHIFT, SHIFT), (SHIFT, SHIFT), (0, 0)), mode="edge")
    height, width = ours.shape[:2]
    rows, columns = np.arange(0, height, TILE), np.arange(0, width, TILE)
    areas = np.outer(np.diff(rows, append=height), np.diff(columns, append=width))
    best = np.full(areas.shape, np.inf)
    for dy in range(2 * SHIFT + 1):
        for dx in range(2 * SHIFT + 1):
            difference = np.abs(ours - padded[dy : dy + height, dx : dx + width]).mean(axis=2)
            sums = np.add.reduceat(np.add.reduceat(difference, rows, axis=0), columns, axis=1)
            best = np.minimum(best, sums / areas)
    return best


def largest_axes_error(ours, theirs):
    if len(ours) != len(theirs):
        return float("inf")
    return max((abs(a - b) for mine, other in zip(ours, theirs) for a, b in zip(mine, other)), default=0)


def text_errors(ours, theirs):
    """Each text of matplotlib's and how far the centre of ours is off; a text that only one has is infinitely off."""

    def centre(box):
        return np.array([(box[0] + box[2]) / 2, (box[1] + box[3]) / 2])

    left = list(ours)
    errors = []
    for text, box in theirs:
        same = [entry for entry in left if entry[0] == text]
        if not same:
            errors.append((float("inf"), text))
            continue
        nearest = min(same, key=lambda entry: np.abs(centre(entry[1]) - centre(box)).max())
        left.remove(nearest)
        errors.append((np.abs(centre(nearest[1]) - centre(box)).max(), text))
    return errors + [(float("inf"), text) for text, _ in left]


def compare(name, folder, out):
    """Whether a figure is within the limits; prints its row of the table."""
    ours, our_axes, our_texts = read(folder, name)
    theirs, their_axes, their_texts = draw(name)
    if ours.shape != theirs.shape:
        print(f"{name}: {ours.shape[1]}x{ours.shape[0]} pixels, matplotlib {theirs.shape[1]}x{theirs.shape[0]}")
        return False
    plt.imsave(out / f"{name}-comparison.png", np.hstack([ours, theirs, 1 - np.abs(ours - theirs)]))
    tiles = tile_differences(ours, theirs)
    row, column = np.unravel_index(tiles.argmax(), tiles.shape)
    text_error, worst_text = max(text_errors(our_texts, their_texts), default=(0, ""))
    values = (tiles.max(), tiles.mean(), largest_axes_error(our_axes, their_axes), text_error)
    too_far = [what for value, (what, limit) in zip(values, LIMITS.items()) if not value <= limit]
    cells = "".join(f"{value:12.4f}" for value in values)
    notes = f"at {column * TILE}, {row * TILE}; {worst_text!r}"
    print(f"{name:20}{cells}  {'TOO FAR: ' + ', '.join(too_far) if too_far else 'ok'} ({notes})")
    return not too_far


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("names", nargs="*", choices=[[], *FIGURES], metavar="NAME", help="which figures; default all")
    parser.add_argument("--out", type=pathlib.Path, default=pathlib.Path("."), help="where the pictures go")
    arguments = parser.parse_args()
    names = arguments.names or list(FIGURES)
    arguments.out.mkdir(parents=True, exist_ok=True)
    package = HERE.parents[1]
    with tempfile.TemporaryDirectory() as folder:
        os.environ["FLIPBOOK_NOISE"] = f"{folder}/noise.npy"
        np.save(os.environ["FLIPBOOK_NOISE"], np.random.default_rng(5).standard_normal(NOISE))
        subprocess.run(["swift", "run", "--package-path", package, "Gallery", folder, *names], check=True)
        print(f"{'':20}" + "".join(f"{what:>12}" for what in LIMITS))
        alike = [compare(name, pathlib.Path(folder), arguments.out) for name in names]
        drawn = {path.stem for path in pathlib.Path(folder).glob("*.json")}
    for name in drawn - set(names):
        print(f"{name}: has no twin")
    sys.exit(0 if all(alike) and drawn == set(names) else 1)


if __name__ == "__main__":
    main()
