import matplotlib.pyplot as plt


def pie_ring():
    figure, axes = plt.subplots(figsize=(4, 3))
    axes.pie(
        [5, 3, 2, 6],
        labels=["north", "east", "south", "west"],
        colors=["gold", "coral", "teal"],
        wedgeprops=dict(edgecolor="white", linewidth=3, width=0.4),
        counterclock=False,
        autopct="%d%%",
        pctdistance=0.8,
    )
    return figure
