"""Compares what the pods of a cluster with one Shop request with what its two smallest nodes have."""

import re
import sys
from decimal import Decimal
from pathlib import Path

import yaml

UNITS = {"": 1, "m": Decimal("0.001"), "Ki": 2**10, "Mi": 2**20, "Gi": 2**30}

# What EKS's own add-ons request, in MiB: pods on each node, and pods of the whole cluster.
EKS_EACH_NODE = {"cpu": Decimal("0.18"), "memory": 120 * 2**20}
EKS_CLUSTER = {"cpu": Decimal("0.32"), "memory": 620 * 2**20}
# A t3.medium as the kubelet sees it.
CPU, MEMORY = 2, 3800 * 2**20


def number(quantity):
    digits, unit = re.fullmatch(r"([\d.]+)([A-Za-z]*)", str(quantity)).groups()
    return Decimal(digits) * UNITS[unit]


def requests(container):
    asked = container.get("resources", {}).get("requests", {})
    return {of: number(asked.get(of, 0)) for of in ("cpu", "memory")}


def together(parts):
    parts = list(parts)
    return {of: sum(part[of] for part in parts) for of in ("cpu", "memory")}


def times(count, part):
    return {of: count * part[of] for of in part}


def pod(spec):
    """As the scheduler counts: sidecars are added, other init containers run alone before."""
    starting = spec.get("initContainers", [])
    sidecars = [c for c in starting if c.get("restartPolicy") == "Always"]
    running = together(requests(c) for c in spec["containers"] + sidecars)
    before = [requests(c) for c in starting if c not in sidecars]
    return {of: max([running[of]] + [b[of] for b in before]) for of in running}


def workloads(path):
    for document in yaml.safe_load_all(path.read_text()):
        if document and document["kind"] in ("Deployment", "StatefulSet"):
            spec = document["spec"]
            name = document["metadata"]["name"]
            yield f"{path.stem}: {name}", times(spec.get("replicas", 1), pod(spec["template"]["spec"]))


def addon(path):
    values = yaml.safe_load(path.read_text())
    count = values.get("replicaCount", values.get("replicas", 1))
    return path.name.removesuffix(".values.yaml"), times(count, requests(values))


def default(name):
    return int(re.search(rf"\b{name}\s*= optional\(number, (\d+)\)", Path("terraform/modules/eks/variables.tf").read_text())[1])


def nodes():
    """AWS's formula: the kubelet sets memory aside for each pod that it might take."""
    reserved = (255 + 11 * default("max_pods") + 100) * 2**20
    return times(default("min"), {"cpu": CPU - Decimal("0.07"), "memory": MEMORY - reserved})


def main():
    asked = dict(
        [("EKS's add-ons", together([times(default("min"), EKS_EACH_NODE), EKS_CLUSTER]))]
        + [addon(path) for path in sorted(Path("operator/deploy/aws").glob("*.values.yaml"))]
        + [w for path in [Path("operator/deploy/deployment.yaml")] for w in workloads(path)]
        + [w for path in sorted(Path("operator/src/test/resources/golden/shop").glob("*.yaml")) for w in workloads(path)]
    )
    if not any("statefulset" in name for name in asked) or len(asked) < 8:
        sys.exit(f"Only these were found: {', '.join(asked)}")
    there, needed = nodes(), together(asked.values())
    for name, part in asked.items():
        print(f"    {part['cpu'] * 1000:5.0f}m {part['memory'] / 2**20:5.0f}Mi  {name}")
    print(f"    {needed['cpu'] * 1000:5.0f}m {needed['memory'] / 2**20:5.0f}Mi  together")
    print(f"    {there['cpu'] * 1000:5.0f}m {there['memory'] / 2**20:5.0f}Mi  allocatable on two t3.medium")
    if any(needed[of] > there[of] for of in needed):
        sys.exit("The pods request more than two t3.medium have.")


if __name__ == "__main__":
    main()
