# What each action of the pipeline may do.
locals {
  clusters     = [for environment in var.environments : "arn:aws:eks:${var.region}:${var.account_id}:cluster/shopkeeper-${environment}"]
  states       = [for environment in var.environments : "${module.state.arn}/${environment}/terraform.tfstate"]
  locks        = [for state in local.states : "${state}.tflock"]
  buckets      = [for environment in var.environments : "arn:aws:s3:::shopkeeper-${environment}-backups-${var.account_id}"]
  repositories = values(module.ecr.repository_arns)

  state_statements = [
    { Effect = "Allow", Action = "s3:ListBucket", Resource = module.state.arn },
    { Effect = "Allow", Action = "s3:GetObject", Resource = concat(local.states, local.locks) },
    { Effect = "Allow", Action = ["s3:DeleteObject", "s3:PutObject"], Resource = local.locks },
    { Effect = "Allow", Action = ["kms:Decrypt", "kms:GenerateDataKey"], Resource = aws_kms_key.state.arn },
  ]

  # How things are, and nothing of what lies in them: no object of a backup, no layer, no log line.
  read_statements = [{
    Effect = "Allow"
    Action = [
      "cloudwatch:DescribeAlarms",
      "cloudwatch:ListTagsForResource",
      "ec2:Describe*",
      "ecr:DescribeImages",
      "ecr:DescribeRepositories",
      "ecr:GetLifecyclePolicy",
      "ecr:ListTagsForResource",
      "eks:Describe*",
      "eks:List*",
      "iam:GetOpenIDConnectProvider",
      "iam:GetPolicy",
      "iam:GetPolicyVersion",
      "iam:GetRole",
      "iam:GetRolePolicy",
      "iam:ListAttachedRolePolicies",
      "iam:ListInstanceProfilesForRole",
      "iam:ListRolePolicies",
      "kms:DescribeKey",
      "kms:GetKeyPolicy",
      "kms:GetKeyRotationStatus",
      "kms:ListAliases",
      "kms:ListResourceTags",
      "logs:DescribeLogGroups",
      "logs:ListTagsForResource",
      "s3:GetAccelerateConfiguration",
      "s3:GetBucket*",
      "s3:GetEncryptionConfiguration",
      "s3:GetLifecycleConfiguration",
      "s3:GetReplicationConfiguration",
      "sns:GetSubscriptionAttributes",
      "sns:GetTopicAttributes",
      "sns:ListTagsForResource",
    ]
    Resource = "*"
  }]

  # Terraform asks whether a bucket is there by what also lists it.
  bucket_statements = [{ Effect = "Allow", Action = "s3:ListBucket", Resource = local.buckets }]

  plan_statements = concat(local.state_statements, local.read_statements, local.bucket_statements)

  push_statements = [
    { Effect = "Allow", Action = "ecr:GetAuthorizationToken", Resource = "*" },
    {
      Effect = "Allow"
      Action = [
        "ecr:BatchCheckLayerAvailability",
        "ecr:BatchGetImage",
        "ecr:CompleteLayerUpload",
        "ecr:DescribeImageScanFindings",
        "ecr:DescribeImages",
        "ecr:GetDownloadUrlForLayer",
        "ecr:InitiateLayerUpload",
        "ecr:PutImage",
        "ecr:UploadLayerPart",
      ]
      Resource = local.repositories
    },
  ]

  # What it may do in a cluster is said there: operator/deploy/aws.
  deploy_statements = [
    { Effect = "Allow", Action = "eks:DescribeCluster", Resource = local.clusters },
    { Effect = "Allow", Action = "ecr:GetAuthorizationToken", Resource = "*" },
    { Effect = "Allow", Action = ["ecr:BatchGetImage", "ecr:DescribeImages", "ecr:GetDownloadUrlForLayer"], Resource = local.repositories },
  ]
}
