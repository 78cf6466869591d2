"""Signs in where that is asked for, lays something into carts, and writes down which call was answered with which status."""

import atexit
import json
import os
from collections import Counter
from pathlib import Path

import requests
import schemathesis

ADMINISTRATOR = os.environ["CONTRACT_WHO"] == "administrator"
SECRETS = Path(os.environ["API_HOME"]) / "login/admin"
answers = Counter()
session = {}


def login():
    return {name: (SECRETS / name).read_text().strip() for name in ("username", "password")}


def sign_in():
    answer = requests.post(f"{os.environ['API_URL']}/api/session", json=login(), timeout=30)
    answer.raise_for_status()
    cookie = "; ".join(f"{c.name}={c.value}" for c in answer.cookies)
    return {"Cookie": cookie, "X-CSRF-Token": answer.json()["csrfToken"]}


# Signing out is the end of the session it is done with: that call gets one of its own now and then.
def headers_for(label):
    if label == "DELETE /api/session" and session.get("used", 0) % 20 == 0:
        session["spare"] = sign_in()
    if label == "DELETE /api/session":
        session["used"] = session.get("used", 0) + 1
        return session["spare"]
    if "kept" not in session:
        session["kept"] = sign_in()
    return session["kept"]


# A cart's token and an item's id are seldom guessed together: one call in ten gets such a pair.
def lay_into_a_cart(case):
    if sum(count for (label, _), count in answers.items() if label == case.operation.label) % 10:
        return
    api = os.environ["API_URL"]
    for product in requests.get(f"{api}/api/products?inStock=true", timeout=30).json():
        answer = requests.post(f"{api}/api/cart", json={"productId": product["id"], "quantity": 1}, timeout=30)
        if answer.ok:
            case.headers["Cart-Token"] = answer.json()["token"]
            case.path_parameters["id"] = answer.json()["items"][0]["id"]
            return


@schemathesis.hook
def before_call(context, case, kwargs):
    if ADMINISTRATOR:
        for name, value in headers_for(case.operation.label).items():
            case.headers[name] = value
    if case.operation.path == "/api/cart/items/{id}":
        lay_into_a_cart(case)
    if case.operation.label == "POST /api/session" and ADMINISTRATOR and answers[("POST /api/session", 201)] < 3:
        case.body = login()


@schemathesis.hook
def after_call(context, case, response):
    answers[(case.operation.label, response.status_code)] += 1


@atexit.register
def write():
    record = {}
    for (label, status), count in answers.items():
        record.setdefault(label, {})[str(status)] = count
    Path(os.environ["CONTRACT_RECORD"]).write_text(json.dumps(record))
