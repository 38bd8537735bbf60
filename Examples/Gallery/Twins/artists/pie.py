import matplotlib.pyplot as plt


def pie():
    figure, axes = plt.subplots(figsize=(4, 3))
    _, _, percentages = axes.pie(
        [30, 25, 20, 15, 10],
        labels=["A", "B", "C", "D", "E"],
        explode=[0.05, 0.05, 0.05, 0.05, 0.05],
        startangle=90,
        autopct="%.1f%%",
    )
    for text in percentages:
        text.set(weight="bold", color="white", size=8)
    axes.set_title("Shares")
    return figure
