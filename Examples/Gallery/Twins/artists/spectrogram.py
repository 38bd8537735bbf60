import matplotlib.pyplot as plt
import numpy as np


def spectrogram():
    figure, axes = plt.subplots(figsize=(4, 3))
    time = np.arange(8000) / 2000
    noise = np.random.default_rng(9).normal(0, 0.05, len(time))
    chirp = np.sin(2 * np.pi * (100 + 80 * time) * time) + 0.5 * np.sin(2 * np.pi * 700 * time) + noise
    *_, image = axes.specgram(chirp, Fs=2000, NFFT=256, noverlap=192)
    figure.colorbar(image, label="dB")
    axes.set(xlabel="time", ylabel="frequency")
    return figure
