"""Ranks the customers and picks the tenth that is worth a call."""
import csv

SOURCE = '/opt/ml/processing/input/data/predictions_output.csv'
TARGET = '/opt/ml/processing/output/final_output.csv'
CALLED_SHARE = 10


def main():
    with open(SOURCE, encoding='utf-8', newline='') as source:
        customers = [(float(row['probability']), int(row['customer'])) for row in csv.DictReader(source)]
    customers.sort(key=lambda pair: (-pair[0], pair[1]))
    called = customers[:len(customers) // CALLED_SHARE]
    with open(TARGET, 'w', encoding='utf-8', newline='') as target:
        writer = csv.writer(target, lineterminator='\n')
        writer.writerow(['rank', 'customer', 'probability', 'call'])
        for rank, (probability, customer) in enumerate(customers, 1):
            writer.writerow([rank, customer, f'{probability:.4f}', 'yes' if rank <= len(called) else 'no'])
    sales = sum(probability for probability, _ in called)
    by_chance = sum(probability for probability, _ in customers) * len(called) / max(1, len(customers))
    print(f'{len(called)} of {len(customers)} are to be called: {sales:.0f} sales expected, {by_chance:.0f} if they were picked by chance')


if __name__ == '__main__':
    main()
