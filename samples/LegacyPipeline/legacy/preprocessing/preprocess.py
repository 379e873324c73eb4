"""Makes the model's features of the customers to be called.

Columns of the input, which has no header: customer, age (empty: unknown), calls, days since the last contact (999: never),
earlier calls, has a loan, has a mortgage, is a student, employed, retired, not working.
"""
import csv
import statistics
import sys

SOURCE = '/opt/ml/processing/input/data/pre_processing_input.csv'
TARGET = '/opt/ml/processing/output/predictions_input.csv'
MESSAGE = '/opt/ml/output/message'

COLUMNS = ['customer', 'age', 'calls', 'days since contact', 'earlier calls', 'loan', 'mortgage', 'student', 'employed', 'retired', 'not working']
FEATURES = ['age', 'age_squared', 'calls', 'recent', 'earlier_calls', 'loan', 'mortgage', 'student', 'retired', 'not_working']
NEVER = 999


class BadInput(Exception):
    pass


def number(name, text, line):
    if name == 'age' and text == '':
        return None
    if not (text.isascii() and text.isdigit()):
        raise BadInput(f"{name} must be a whole number, but line {line} has '{text}'")
    return int(text)


def read(path, columns):
    with open(path, encoding='utf-8', newline='') as source:
        rows = []
        for row in (reader := csv.reader(source)):
            if len(row) != len(columns):
                raise BadInput(f'every line must have {len(columns)} values, but line {reader.line_num} has {len(row)}')
            rows.append([number(name, text, reader.line_num) for name, text in zip(columns, row)])
    if not rows:
        raise BadInput('there must be customers, but the file is empty')
    return rows


def fill_ages(rows):
    """Gives customers of unknown age the median age; returns how many there were, and that age."""
    median = int(statistics.median([row[1] for row in rows if row[1] is not None] or [40]))
    unknown = [row for row in rows if row[1] is None]
    for row in unknown:
        row[1] = median
    return len(unknown), median


def features(row):
    _, age, calls, days, earlier, loan, mortgage, student, _, retired, not_working = row
    decades = (age - 40) / 10
    recent = 0 if days == NEVER else max(0, 1 - days / 30)
    return [decades, decades ** 2, calls, recent, earlier, loan, mortgage, student, retired, not_working]


def main():
    rows = read(SOURCE, COLUMNS)
    print(f'read {len(rows)} customers')
    unknown, median = fill_ages(rows)
    print(f'{unknown} of unknown age got the median, {median}')
    with open(TARGET, 'w', encoding='utf-8', newline='') as target:
        writer = csv.writer(target, lineterminator='\n')
        writer.writerow(['customer', *FEATURES])
        writer.writerows([row[0], *(f'{value:.4g}' for value in features(row))] for row in rows)
    print(f'wrote {len(FEATURES)} features each')


if __name__ == '__main__':
    try:
        main()
    except BadInput as problem:
        # SageMaker shows what stands in this file beside the job.
        with open(MESSAGE, 'w', encoding='utf-8') as message:
            message.write(f'pre_processing_input.csv: {problem}.')
        sys.exit(f'pre_processing_input.csv: {problem}.')
