"""Renders an example with matplotlib: python matplotlib_video.py FIGURE TOOL FRAMES OUTPUT.

FIGURE is CosineWave, MultiPanel or Dashboard, TOOL is FuncAnimation or matplotloom. Both set the figure up once and
move it from frame to frame, and both encode as the benchmark's own reference does.
"""

import pathlib
import subprocess
import sys

import matplotlib

matplotlib.use("agg")

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.animation import FuncAnimation

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "Gallery"))

from Twins.animations import dashboard, multi_panel

ENCODING = ["-preset", "veryfast", "-crf", "20"]
DRAWS = 2016  # the random numbers of a frame of the dashboard


def cosine_wave(count):
    x = np.linspace(0, 4 * np.pi, 200)
    figure, axes = plt.subplots()
    axes.set(xlim=(0, 4 * np.pi), ylim=(-1.5, 1.5), xlabel="x", ylabel="y", title="Cosine Wave")
    (line,) = axes.plot(x, np.cos(x))
    return figure, lambda frame: line.set_ydata(np.cos(x + 2 * np.pi * frame / count))


def multi_panels(count):
    figure, update = multi_panel._multi_panel()
    return figure, lambda frame: update(2 * np.pi * frame / count)


def dashboards(count):
    noise = np.random.default_rng(5).standard_normal((count + 1, DRAWS))
    figure, update = dashboard._dashboard(noise)
    return figure, lambda frame: update(2 * np.pi * frame / count, noise[frame + 1])


def func_animation(figure, update, count, output):
    animation = FuncAnimation(figure, lambda frame: update(frame), frames=count, cache_frame_data=False)
    animation.save(output, fps=30, codec="libx264", dpi=100, extra_args=[*ENCODING, "-pix_fmt", "yuv420p"])


def matplotloom(figure, update, count, output):
    from matplotloom import Loom

    popen = subprocess.Popen
    # Loom has no settings for the encoder: they go before the output, the last of its arguments.
    subprocess.Popen = lambda command, **options: popen([*command[:-1], *ENCODING, command[-1]], **options)
    with Loom(output, fps=30, overwrite=True, savefig_kwargs={"dpi": 100}) as loom:
        for frame in range(count):
            update(frame)
            loom.save_frame(figure, close_fig=False)


FIGURES = {"CosineWave": cosine_wave, "MultiPanel": multi_panels, "Dashboard": dashboards}
TOOLS = {"FuncAnimation": func_animation, "matplotloom": matplotloom}

name, tool, count, output = sys.argv[1:]
TOOLS[tool](*FIGURES[name](int(count)), int(count), output)
