"""Writes randomNumbers.json: streams of NumPy's default_rng. A seed as argument makes other cases.

    python randomNumbers.py [SEED] > randomNumbers.json

A case has the seeds and the calls one after the other: the name of a method of the generator, its arguments, and the numbers that it
gave.
"""

import json
import sys

import numpy as np

meta = np.random.default_rng(int(sys.argv[1]) if len(sys.argv) > 1 else 1)


def call(rng):
    count = int(meta.integers(1, 40))
    size = int(meta.integers(1, 30)) if meta.random() < 0.8 else int(meta.integers(10_001, 12_000))
    kind = meta.choice(["uniform", "normal", "exponential", "poisson", "integers", "permutation", "choice", "sample",
                        "weighted", "weightedSample"])
    scale = float(meta.choice([0.1, 1, 3.5, 9.99, 10, 40, 1e4, 3e9]))
    low = int(meta.choice([0, -5, -(1 << 62), 1 << 33]))
    span = int(meta.choice([1, 2, 6, 1000, (1 << 32) - 1, 1 << 32, (1 << 32) + 7, 1 << 62]))
    weights = meta.random(size) * (meta.random(size) < 0.7)
    weights[0] += 0.1
    few = min(count, size)
    some = min(count, int((weights > 0).sum()))
    match kind:
        case "uniform":
            return kind, dict(low=-scale, high=2 * scale, count=count), rng.uniform(-scale, 2 * scale, count)
        case "normal":
            return kind, dict(mean=scale, deviation=scale, count=count), rng.normal(scale, scale, count)
        case "exponential":
            return kind, dict(scale=scale, count=count), rng.exponential(scale, count)
        case "poisson":
            return kind, dict(mean=scale, count=count), rng.poisson(scale, count)
        case "integers":
            return kind, dict(first=low, end=low + span, count=count), rng.integers(low, low + span, count)
        case "permutation":
            return kind, dict(size=size), rng.permutation(size)[:50]
        case "choice":
            return kind, dict(size=size, count=count), rng.choice(size, count)
        case "sample":
            few = int(size * meta.random()) or few
            return kind, dict(size=size, count=few), rng.choice(size, few, replace=False)[:50]
        case "weighted":
            weights = weights[:200]
            numbers = rng.choice(len(weights), count, p=weights / weights.sum())
            return kind, dict(weights=(weights / weights.sum()).tolist(), count=count), numbers
        case "weightedSample":
            weights = weights[:200]
            some = min(some, int((weights > 0).sum()))
            numbers = rng.choice(len(weights), some, p=weights / weights.sum(), replace=False)
            return kind, dict(weights=(weights / weights.sum()).tolist(), count=some), numbers


cases = []
for _ in range(60):
    seeds = [int(s) for s in meta.choice([0, 1, 7, 42, 1 << 31, (1 << 40) + 3, (1 << 63) - 1], int(meta.integers(1, 6)))]
    rng = np.random.default_rng(seeds if len(seeds) > 1 else seeds[0])
    calls = []
    for _ in range(8):
        name, arguments, numbers = call(rng)
        calls.append(dict(name=str(name), arguments=arguments, numbers=numbers.tolist()))
    cases.append(dict(seeds=seeds, calls=calls))
# Long streams reach the tails and the layers' edges.
for name in "normal", "exponential":
    rng = np.random.default_rng(3)
    numbers = getattr(rng, name)(size=1_000_000)
    cases.append(dict(seeds=[3], calls=[dict(name=name + "Sum", arguments=dict(count=1_000_000), numbers=[
        float(np.bitwise_xor.reduce(numbers.view(np.uint64)) >> np.uint64(12)), float(numbers.max()), float(numbers.min())])]))
print(json.dumps(cases))
