import matplotlib.pyplot as plt


def bar():
    figure, axes = plt.subplots(figsize=(4, 3))
    fruit = ["apples", "pears", "plums", "figs"]
    bars = axes.bar(
        fruit,
        [42, 17.5, 8, 23],
        color=["tab:red", "tab:olive", "tab:purple", "tab:brown"],
        edgecolor="black",
        linewidth=1.2,
        yerr=[4, 2.5, 3, 5],
        capsize=5,
    )
    axes.bar_label(bars, fmt="%.1f", padding=3)
    axes.set_ylim(0, 60)
    axes.set_ylabel("tons")
    axes.grid(axis="y", alpha=0.5)
    figure.tight_layout()
    return figure
