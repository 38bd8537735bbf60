import matplotlib.pyplot as plt


def table():
    figure, axes = plt.subplots(figsize=(4, 3), gridspec_kw={"left": 0.3, "bottom": 0.3})
    losses = [[66.4, 174.3, 75.1], [124.6, 89.2, 58.3], [213.9, 141.1, 96.5]]
    colors = ["lightblue", "lightgreen", "lightsalmon"]
    base = [0, 0, 0]
    for row, color in zip(losses, colors):
        axes.bar([0.5, 1.5, 2.5], row, 0.4, bottom=base, color=color)
        base = [low + height for low, height in zip(base, row)]
    axes.table(
        cellText=losses, rowLabels=["100 years", "50 years", "20 years"], rowColours=colors,
        colLabels=["freeze", "wind", "flood"], loc="bottom",
    )
    axes.set(xlim=(0, 3), xticks=[], ylabel="loss")
    small = axes.table(
        cellText=[["a", "12"], ["b", "7"]], loc="upper right", colWidths=[0.1, 0.15], edges="horizontal")
    small.scale(1, 1.3)
    return figure
