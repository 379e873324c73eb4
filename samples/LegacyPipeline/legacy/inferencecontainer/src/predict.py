"""Predicts how likely each customer buys: a logistic regression whose coefficients were fitted offline, by ../../fit.py."""
import csv
import json
import math
import sys

SOURCE = '/opt/ml/processing/input/predictions_input.csv'
TARGET = '/opt/ml/processing/output/predictions_output.csv'
MODEL = '/opt/ml/code/coefficients.json'


def probability(model, row):
    score = model['intercept'] + sum(weight * float(row[name]) for name, weight in model['coefficients'].items())
    return 1 / (1 + math.exp(-score))


def main():
    with open(MODEL, encoding='utf-8') as file:
        model = json.load(file)
    with open(SOURCE, encoding='utf-8', newline='') as source:
        reader = csv.DictReader(source)
        missing = sorted(model['coefficients'].keys() - set(reader.fieldnames or []))
        if missing:
            sys.exit(f"predictions_input.csv: must have the features of coefficients.json, but lacks {', '.join(missing)}.")
        predictions = [(row['customer'], probability(model, row)) for row in reader]
    with open(TARGET, 'w', encoding='utf-8', newline='') as target:
        writer = csv.writer(target, lineterminator='\n')
        writer.writerow(['customer', 'probability'])
        writer.writerows((customer, f'{value:.4f}') for customer, value in predictions)
    print(f'predicted {len(predictions)} customers, {sum(value for _, value in predictions):.0f} of them to buy')


if __name__ == '__main__':
    main()
