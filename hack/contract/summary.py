"""Adds up what the runs recorded: summary.py OPENAPI EXAMPLES RECORD…; fails where a call was never answered with 2xx, or too seldom asked."""

import json
import sys
from collections import Counter

document, least, *records = sys.argv[1:]
answers = {}
for record in records:
    with open(record) as file:
        for label, statuses in json.load(file).items():
            answers.setdefault(label, Counter()).update(statuses)
failed = False
for path, operations in json.load(open(document))["paths"].items():
    for method in operations:
        label = f"{method.upper()} {path}"
        statuses = answers.get(label, Counter())
        faults = []
        if not any(status.startswith("2") for status in statuses):
            faults.append("never succeeded")
        if sum(statuses.values()) < int(least):
            faults.append(f"asked less than {least} times")
        failed = failed or bool(faults)
        line = " ".join(f"{status}:{count}" for status, count in sorted(statuses.items()))
        print(f"{'FAIL' if faults else 'ok':4} {label}: {line} {', '.join(faults)}".rstrip())
sys.exit(failed)
