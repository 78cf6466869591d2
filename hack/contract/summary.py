"""Adds up what the runs recorded: summary.py [--seldom-asked] OPENAPI EXAMPLES RECORD…

Fails where a call was never answered with 2xx, or too seldom asked; with --seldom-asked names those alone.
"""

import argparse
import json
import sys
from collections import Counter

parser = argparse.ArgumentParser()
parser.add_argument("--seldom-asked", action="store_true")
parser.add_argument("document")
parser.add_argument("least", type=int)
parser.add_argument("records", nargs="+")
given = parser.parse_args()


def read(path):
    with open(path) as file:
        return json.load(file)


def calls():
    for path, operations in read(given.document)["paths"].items():
        for method, operation in operations.items():
            yield f"{method.upper()} {path}", operation


def seldom_asked(operation, statuses):
    # Where nothing can be varied there is but one request to make.
    return sum(statuses.values()) < given.least and operation.keys() & {"parameters", "requestBody"}


def faults(operation, statuses):
    if not any(status.startswith("2") for status in statuses):
        yield "never succeeded"
    if seldom_asked(operation, statuses):
        yield f"asked less than {given.least} times"


answers = {}
for record in given.records:
    for label, statuses in read(record).items():
        answers.setdefault(label, Counter()).update(statuses)
failed = False
for label, operation in calls():
    statuses = answers.get(label, Counter())
    if given.seldom_asked:
        if seldom_asked(operation, statuses):
            print(label)
        continue
    wrong = list(faults(operation, statuses))
    failed = failed or bool(wrong)
    line = " ".join(f"{status}:{count}" for status, count in sorted(statuses.items()))
    print(f"{'FAIL' if wrong else 'ok':4} {label}: {line} {', '.join(wrong)}".rstrip())
sys.exit(failed)
