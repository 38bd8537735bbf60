import matplotlib.pyplot as plt


def broken_bars():
    figure, axes = plt.subplots(figsize=(4, 3))
    axes.broken_barh([(110, 30), (150, 10)], (10, 9), facecolors="tab:blue")
    axes.broken_barh(
        [(10, 50), (100, 20), (130, 10)],
        (20, 9),
        facecolors=("tab:orange", "tab:green", "tab:red"),
        edgecolor="black",
    )
    axes.broken_barh([(30, 40), (120, -20)], (35, 4), align="center", alpha=0.5)
    axes.set_xlabel("seconds")
    return figure
