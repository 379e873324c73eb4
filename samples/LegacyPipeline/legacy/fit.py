"""Fits the coefficients of inferencecontainer/src on what became of the last campaign: python3 fit.py last_campaign.csv coefficients.json"""
import json
import math
import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), 'preprocessing'))
from preprocess import COLUMNS, FEATURES, features, fill_ages, read  # noqa: E402

STEPS = 25


def solve(matrix, vector):
    """Solves a system of linear equations by elimination with pivots."""
    rows = [[*row, value] for row, value in zip(matrix, vector)]
    size = len(rows)
    for i in range(size):
        pivot = max(range(i, size), key=lambda k: abs(rows[k][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        for k in range(size):
            if k != i:
                factor = rows[k][i] / rows[i][i]
                rows[k] = [a - factor * b for a, b in zip(rows[k], rows[i])]
    return [row[-1] / row[i] for i, row in enumerate(rows)]


def fit(inputs, outcomes):
    """Finds the coefficients of greatest likelihood by Newton's method."""
    size = len(inputs[0])
    weights = [0.0] * size
    for _ in range(STEPS):
        gradient = [0.0] * size
        hessian = [[0.0] * size for _ in range(size)]
        for values, outcome in zip(inputs, outcomes):
            expected = 1 / (1 + math.exp(-sum(w * x for w, x in zip(weights, values))))
            spread = expected * (1 - expected)
            for i, x in enumerate(values):
                if x:
                    gradient[i] += (outcome - expected) * x
                    for k, y in enumerate(values):
                        hessian[i][k] += spread * x * y
        step = solve(hessian, gradient)
        weights = [w + s for w, s in zip(weights, step)]
        if max(map(abs, step)) < 1e-9:
            break
    return weights


def main(source, target):
    rows = read(source, [*COLUMNS, 'outcome'])
    fill_ages(rows)
    weights = fit([[1, *features(row[:-1])] for row in rows], [row[-1] for row in rows])
    model = {'intercept': round(weights[0], 4), 'coefficients': {name: round(weight, 4) for name, weight in zip(FEATURES, weights[1:])}}
    with open(target, 'w', encoding='utf-8') as file:
        json.dump(model, file, indent=2)
        file.write('\n')
    print(f'fitted {len(FEATURES)} coefficients on {len(rows)} customers')


if __name__ == '__main__':
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
