import matplotlib.pyplot as plt
import numpy as np


def spectra():
    figure, axes = plt.subplots(2, 2, figsize=(7, 5))
    time = np.arange(2048) / 500
    noise = np.random.default_rng(4).normal(0, 0.5, len(time))
    first = np.sin(2 * np.pi * 50 * time) + noise
    second = 0.6 * np.sin(2 * np.pi * 50 * time + 1) + 0.5 * np.sin(2 * np.pi * 120 * time) - noise
    axes[0, 0].psd(first, Fs=500, noverlap=128)
    axes[0, 0].psd(second, Fs=500, noverlap=128)
    axes[0, 1].csd(first, second, Fs=500, noverlap=128)
    axes[1, 0].cohere(first, second, Fs=500, window=np.hamming(256))
    axes[1, 1].magnitude_spectrum(first, Fs=500, scale="dB", linewidth=0.8)
    figure.tight_layout()
    return figure
