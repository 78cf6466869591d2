# Lays environments and takes them away; reaches neither state of the bootstrap nor the pipeline's own roles.
locals {
  its_roles = [for environment in var.environments : "arn:aws:iam::${var.account_id}:role/shopkeeper-${environment}-*"]
  in_region = { StringEquals = { "aws:RequestedRegion" = var.region } }

  apply_statements = concat(local.plan_statements, [
    { Effect = "Allow", Action = "s3:PutObject", Resource = local.states },
    { Effect = "Allow", Action = "ec2:*", Resource = "*", Condition = local.in_region },
    {
      Effect = "Allow"
      Action = "eks:*"
      Resource = concat(local.clusters, flatten([for kind in ["nodegroup", "addon", "access-entry", "podidentityassociation"] :
        [for cluster in local.clusters : "${replace(cluster, ":cluster/", ":${kind}/")}/*"]
      ]))
    },
    # A role may be made within the boundary only, and the boundary is never lifted.
    {
      Effect    = "Allow"
      Action    = ["iam:AttachRolePolicy", "iam:CreateRole", "iam:DetachRolePolicy", "iam:PutRolePolicy"]
      Resource  = local.its_roles
      Condition = { StringEquals = { "iam:PermissionsBoundary" = aws_iam_policy.boundary.arn } }
    },
    {
      Effect   = "Allow"
      Action   = ["iam:DeleteRole", "iam:DeleteRolePolicy", "iam:TagRole", "iam:UntagRole", "iam:UpdateAssumeRolePolicy", "iam:UpdateRole"]
      Resource = local.its_roles
    },
    {
      Effect   = "Allow"
      Action   = "iam:PassRole"
      Resource = local.its_roles
      Condition = { StringEquals = { "iam:PassedToService" = [
        "ec2.amazonaws.com", "eks.amazonaws.com", "pods.eks.amazonaws.com", "vpc-flow-logs.amazonaws.com",
      ] } }
    },
    {
      Effect = "Allow"
      Action = [
        "iam:CreateOpenIDConnectProvider",
        "iam:DeleteOpenIDConnectProvider",
        "iam:TagOpenIDConnectProvider",
        "iam:UntagOpenIDConnectProvider",
        "iam:UpdateOpenIDConnectProviderThumbprint",
      ]
      Resource = "arn:aws:iam::${var.account_id}:oidc-provider/oidc.eks.${var.region}.amazonaws.com/*"
    },
    {
      Effect   = "Allow"
      Action   = "iam:CreateServiceLinkedRole"
      Resource = "*"
      Condition = { StringEquals = { "iam:AWSServiceName" = [
        "autoscaling.amazonaws.com", "eks.amazonaws.com", "eks-nodegroup.amazonaws.com",
      ] } }
    },
    {
      Effect    = "Allow"
      Action    = ["kms:CreateKey", "kms:TagResource"]
      Resource  = "*"
      Condition = { StringEquals = { "aws:RequestTag/environment" = var.environments } }
    },
    {
      Effect = "Allow"
      Action = [
        "kms:CreateAlias", "kms:CreateGrant", "kms:DeleteAlias", "kms:DisableKey", "kms:EnableKeyRotation", "kms:PutKeyPolicy",
        "kms:ScheduleKeyDeletion", "kms:UntagResource", "kms:UpdateAlias", "kms:UpdateKeyDescription",
      ]
      Resource  = "arn:aws:kms:${var.region}:${var.account_id}:key/*"
      Condition = { StringEquals = { "aws:ResourceTag/environment" = var.environments } }
    },
    {
      Effect   = "Allow"
      Action   = ["kms:CreateAlias", "kms:DeleteAlias", "kms:UpdateAlias"]
      Resource = [for environment in var.environments : "arn:aws:kms:${var.region}:${var.account_id}:alias/shopkeeper-${environment}/*"]
    },
    {
      Effect = "Allow"
      Action = "logs:*"
      Resource = flatten([for environment in var.environments : [
        "arn:aws:logs:${var.region}:${var.account_id}:log-group:/shopkeeper/shopkeeper-${environment}/*",
        "arn:aws:logs:${var.region}:${var.account_id}:log-group:/aws/eks/shopkeeper-${environment}/*",
      ]])
    },
    {
      Effect   = "Allow"
      Action   = ["cloudwatch:DeleteAlarms", "cloudwatch:PutMetricAlarm", "cloudwatch:TagResource", "cloudwatch:UntagResource"]
      Resource = [for environment in var.environments : "arn:aws:cloudwatch:${var.region}:${var.account_id}:alarm:shopkeeper-${environment}-*"]
    },
    {
      Effect   = "Allow"
      Action   = "sns:*"
      Resource = [for environment in var.environments : "arn:aws:sns:${var.region}:${var.account_id}:shopkeeper-${environment}-alarms*"]
    },
    {
      Effect = "Allow"
      Action = [
        "s3:CreateBucket", "s3:DeleteBucket", "s3:DeleteBucketPolicy", "s3:PutBucket*",
        "s3:PutEncryptionConfiguration", "s3:PutLifecycleConfiguration",
      ]
      Resource = local.buckets
    },
  ])
}
