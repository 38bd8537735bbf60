"""Dates, as in Figures+Dates.swift."""

import datetime

import matplotlib.dates as mdates
import matplotlib.pyplot as plt
import numpy as np
from matplotlib.ticker import NullLocator


def _date(text):
    return datetime.datetime.fromisoformat(text + "+00:00")


def dates():
    figure, axes = plt.subplots(figsize=(8, 4))
    start = _date("2025-10-05T00:00:00")
    days = [start + datetime.timedelta(days=k) for k in range(180)]
    x = np.arange(180)
    axes.plot(days, 10 * np.cos(x / 30) + 2 * np.sin(x))
    axes.axvspan(_date("2025-12-21T00:00:00"), _date("2026-03-20T00:00:00"), alpha=0.2)
    axes.annotate(
        "new year", xy=(_date("2026-01-01T00:00:00"), 0), xytext=(days[20], -8), arrowprops={"arrowstyle": "->"})
    axes.set_ylabel("temperature")
    return figure


def date_ranges():
    figure, axes = plt.subplots(8, 1, figsize=(9, 8), gridspec_kw={"hspace": 1.6})
    start = _date("2024-02-27T21:10:05")
    for ax, length in zip(axes, [0.0004, 3, 240, 30_000, 500_000, 9e6, 2e8, 6e9]):
        ax.xaxis_date()
        ax.set_xlim(start, start + datetime.timedelta(seconds=length))
        ax.yaxis.set_major_locator(NullLocator())
    return figure


def date_formats():
    figure, axes = plt.subplots(4, 1, figsize=(9, 6), gridspec_kw={"hspace": 1})
    for ax in axes:
        ax.xaxis_date()
        ax.set_xlim(_date("2026-01-28T00:00:00"), _date("2026-04-12T00:00:00"))
        ax.yaxis.set_major_locator(NullLocator())
    axes[0].xaxis.set_major_formatter(mdates.ConciseDateFormatter(axes[0].xaxis.get_major_locator()))
    axes[1].xaxis.set_major_locator(mdates.WeekdayLocator(mdates.MO, interval=2))
    axes[1].xaxis.set_major_formatter(mdates.DateFormatter("%a %d.%m."))
    axes[2].xaxis.set_major_locator(mdates.MonthLocator())
    axes[2].xaxis.set_minor_locator(mdates.DayLocator(interval=5))
    axes[2].xaxis.set_major_formatter(mdates.DateFormatter("%B %Y"))
    axes[3].xaxis.set_major_locator(mdates.DayLocator([1, 15]))
    axes[3].xaxis.set_major_formatter(mdates.DateFormatter("%j"))
    axes[3].tick_params(axis="x", labelrotation=30)
    return figure


def date_zones():
    figure, axes = plt.subplots(3, 1, figsize=(8, 4.5), gridspec_kw={"hspace": 1})
    start = _date("2026-07-01T20:00:00")
    for ax, zone in zip(axes, ("Europe/Zurich", "America/New_York", "Asia/Kolkata")):
        ax.xaxis_date(zone)
        ax.set_xlim(start, start + datetime.timedelta(seconds=60_000))
        ax.xaxis.set_major_locator(mdates.HourLocator(interval=3, tz=zone))
        ax.xaxis.set_major_formatter(mdates.DateFormatter("%H:%M", tz=zone))
        ax.yaxis.set_major_locator(NullLocator())
    return figure
