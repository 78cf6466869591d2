"""Looks into the simulated AWS, and takes things away there: simulated.py inventory | remove KIND NAME | keys BUCKET KEY |
forget-deletions BUCKET | changes PLAN"""

import json
import sys

import boto3


def pages(service, call, key, **arguments):
    client = boto3.client(service)
    if client.can_paginate(call):
        return [item for page in client.get_paginator(call).paginate(**arguments) for item in page[key]]
    return getattr(client, call)(**arguments)[key]


def living_keys():
    kms = boto3.client("kms")
    keys = [kms.describe_key(KeyId=key["KeyId"])["KeyMetadata"] for key in pages("kms", "list_keys", "Keys")]
    return [key for key in keys if key["KeyState"] != "PendingDeletion" and key["KeyManager"] == "CUSTOMER"]


# Of each kind what there is, by that which names it.
KINDS = {
    "network": lambda: [n["VpcId"] for n in pages("ec2", "describe_vpcs", "Vpcs")],
    "subnet": lambda: [s["SubnetId"] for s in pages("ec2", "describe_subnets", "Subnets")],
    "route table": lambda: [t["RouteTableId"] for t in pages("ec2", "describe_route_tables", "RouteTables")],
    "internet gateway": lambda: [g["InternetGatewayId"] for g in pages("ec2", "describe_internet_gateways", "InternetGateways")],
    "NAT gateway": lambda: [g["NatGatewayId"] for g in pages("ec2", "describe_nat_gateways", "NatGateways") if g["State"] != "deleted"],
    "address": lambda: [a["AllocationId"] for a in pages("ec2", "describe_addresses", "Addresses")],
    "endpoint": lambda: [e["VpcEndpointId"] for e in pages("ec2", "describe_vpc_endpoints", "VpcEndpoints") if e["State"] != "deleted"],
    "flow log": lambda: [f["FlowLogId"] for f in pages("ec2", "describe_flow_logs", "FlowLogs")],
    "security group": lambda: [g["GroupId"] for g in pages("ec2", "describe_security_groups", "SecurityGroups")],
    "launch template": lambda: [t["LaunchTemplateId"] for t in pages("ec2", "describe_launch_templates", "LaunchTemplates")],
    "repository": lambda: [r["repositoryName"] for r in pages("ecr", "describe_repositories", "repositories")],
    "cluster": lambda: pages("eks", "list_clusters", "clusters"),
    "role": lambda: [r["RoleName"] for r in pages("iam", "list_roles", "Roles")],
    "policy": lambda: [p["PolicyName"] for p in pages("iam", "list_policies", "Policies", Scope="Local")],
    "identity provider": lambda: [p["Arn"] for p in pages("iam", "list_open_id_connect_providers", "OpenIDConnectProviderList")],
    "key": lambda: [k["KeyId"] for k in living_keys()],
    "key alias": lambda: [a["AliasName"] for a in pages("kms", "list_aliases", "Aliases") if not a["AliasName"].startswith("alias/aws/")],
    "log group": lambda: [g["logGroupName"] for g in pages("logs", "describe_log_groups", "logGroups")],
    "alarm": lambda: [a["AlarmName"] for a in pages("cloudwatch", "describe_alarms", "MetricAlarms")],
    "topic": lambda: [t["TopicArn"] for t in pages("sns", "list_topics", "Topics")],
    "bucket": lambda: [b["Name"] for b in pages("s3", "list_buckets", "Buckets")],
    "trail": lambda: [t["Name"] for t in pages("cloudtrail", "list_trails", "Trails")],
}


def inventory():
    for kind, names in KINDS.items():
        for name in sorted(names()):
            print(f"{kind}: {name}")


def remove_association(cluster):
    eks = boto3.client("eks")
    association = eks.list_pod_identity_associations(clusterName=cluster)["associations"][0]
    eks.delete_pod_identity_association(clusterName=cluster, associationId=association["associationId"])


REMOVALS = {
    "alarm": lambda name: boto3.client("cloudwatch").delete_alarms(AlarmNames=[name]),
    "bucket-policy": lambda name: boto3.client("s3").delete_bucket_policy(Bucket=name),
    "pod-identity": remove_association,
    "trail": lambda name: boto3.client("cloudtrail").delete_trail(Name=name),
}


def keys(bucket, key):
    """The KMS key of every version of an object, past ones and the deleted included."""
    s3 = boto3.client("s3")
    versions = s3.list_object_versions(Bucket=bucket, Prefix=key).get("Versions", [])
    for version in (v for v in versions if v["Key"] == key):
        head = s3.head_object(Bucket=bucket, Key=key, VersionId=version["VersionId"])
        print(head.get("SSEKMSKeyId", head.get("ServerSideEncryption", "none")))


def forget_deletions(bucket):
    """Takes out the markers of deleted objects; their past versions stay."""
    s3 = boto3.client("s3")
    for marker in s3.list_object_versions(Bucket=bucket).get("DeleteMarkers", []):
        s3.delete_object(Bucket=bucket, Key=marker["Key"], VersionId=marker["VersionId"])


def changes(plan):
    """Each change of a plan in JSON, but those that change nothing."""
    for change in json.load(open(plan))["resource_changes"]:
        actions = [action for action in change["change"]["actions"] if action not in ("no-op", "read")]
        if actions:
            print("/".join(actions), change["address"])


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["inventory"]:
            inventory()
        case ["remove", kind, name]:
            REMOVALS[kind](name)
        case ["keys", bucket, key]:
            keys(bucket, key)
        case ["forget-deletions", bucket]:
            forget_deletions(bucket)
        case ["changes", plan]:
            changes(plan)
        case _:
            sys.exit(__doc__)
