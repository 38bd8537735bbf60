import matplotlib.pyplot as plt


def horizontal_bar():
    figure, axes = plt.subplots(figsize=(4, 3))
    bars = axes.barh(
        ["ice", "air", "water", "steam"],
        [-18, -6, 12, 31],
        height=0.6,
        color=["steelblue", "skyblue", "coral", "crimson"],
        xerr=[[2, 1, 3, 4], [1, 2, 4, 6]],
        capsize=3,
    )
    axes.bar_label(bars, fmt="%g°", padding=4)
    axes.margins(x=0.2)
    axes.set_xlabel("degrees")
    figure.tight_layout()
    return figure
