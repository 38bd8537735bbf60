import matplotlib.pyplot as plt


def stack_plot():
    figure, axes = plt.subplots(figsize=(4, 3))
    years = [1950, 1960, 1970, 1980, 1990, 2000, 2010, 2018]
    people = [
        [0.228, 0.284, 0.365, 0.477, 0.631, 0.814, 1.044, 1.275],
        [0.340, 0.425, 0.519, 0.619, 0.727, 0.840, 0.943, 1.006],
        [1.394, 1.686, 2.120, 2.625, 3.202, 3.714, 4.169, 4.560],
        [0.220, 0.253, 0.276, 0.295, 0.310, 0.303, 0.294, 0.293],
    ]
    axes.stackplot(years, people, labels=["Africa", "the Americas", "Asia", "Europe"], alpha=0.8)
    axes.legend(loc="upper left")
    axes.set_title("World population")
    return figure
