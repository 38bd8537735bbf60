import matplotlib.pyplot as plt
import numpy as np


def ecdf():
    figure, axes = plt.subplots(figsize=(4, 3))
    random = np.random.default_rng(3)
    values = random.normal(200, 25, 60)
    weights = random.uniform(0.2, 1, 60)
    axes.ecdf(values, label="distribution")
    axes.ecdf(values, complementary=True, linestyle="--", label="complement")
    axes.ecdf(values, weights, linewidth=1, label="weighted")
    axes.grid()
    axes.legend(loc="center right")
    return figure
