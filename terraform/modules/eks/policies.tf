# What the pods of the cluster's own may do in AWS beyond AWS's managed policies.
locals {
  # The controller tags what it makes with the cluster's name, and may change nothing else.
  its_own = { StringEquals = { "aws:ResourceTag/elbv2.k8s.aws/cluster" = var.name } }
  as_its  = { StringEquals = { "aws:RequestTag/elbv2.k8s.aws/cluster" = var.name } }

  volume_statements = [
    {
      Effect   = "Allow"
      Action   = ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKeyWithoutPlaintext", "kms:ReEncrypt*"]
      Resource = var.key_arns.volumes
    },
    {
      Effect    = "Allow"
      Action    = "kms:CreateGrant"
      Resource  = var.key_arns.volumes
      Condition = { Bool = { "kms:GrantIsForAWSResource" = "true" } }
    },
  ]

  autoscaler_statements = [
    {
      Effect = "Allow"
      Action = [
        "autoscaling:DescribeAutoScalingGroups",
        "autoscaling:DescribeAutoScalingInstances",
        "autoscaling:DescribeLaunchConfigurations",
        "autoscaling:DescribeScalingActivities",
        "autoscaling:DescribeTags",
        "ec2:DescribeImages",
        "ec2:DescribeInstanceTypes",
        "ec2:DescribeLaunchTemplateVersions",
        "ec2:GetInstanceTypesFromInstanceRequirements",
      ]
      Resource = "*"
    },
    {
      Effect   = "Allow"
      Action   = "eks:DescribeNodegroup"
      Resource = "${replace(local.cluster_arn, ":cluster/", ":nodegroup/")}/*"
    },
    {
      Effect    = "Allow"
      Action    = ["autoscaling:SetDesiredCapacity", "autoscaling:TerminateInstanceInAutoScalingGroup"]
      Resource  = "*"
      Condition = { StringEquals = { "aws:ResourceTag/k8s.io/cluster-autoscaler/${var.name}" = "owned" } }
    },
  ]

  load_balancer_statements = [
    {
      Effect = "Allow"
      Action = [
        "acm:DescribeCertificate",
        "acm:ListCertificates",
        "ec2:DescribeAccountAttributes",
        "ec2:DescribeAddresses",
        "ec2:DescribeAvailabilityZones",
        "ec2:DescribeInstances",
        "ec2:DescribeInternetGateways",
        "ec2:DescribeNetworkInterfaces",
        "ec2:DescribeRouteTables",
        "ec2:DescribeSecurityGroups",
        "ec2:DescribeSubnets",
        "ec2:DescribeTags",
        "ec2:DescribeVpcs",
        "ec2:GetSecurityGroupsForVpc",
        "elasticloadbalancing:Describe*",
        "iam:GetServerCertificate",
        "iam:ListServerCertificates",
      ]
      Resource = "*"
    },
    {
      Effect    = "Allow"
      Action    = "iam:CreateServiceLinkedRole"
      Resource  = "*"
      Condition = { StringEquals = { "iam:AWSServiceName" = "elasticloadbalancing.amazonaws.com" } }
    },
    # The groups of its balancers, and the rules by which these reach the nodes.
    {
      Effect   = "Allow"
      Action   = ["ec2:AuthorizeSecurityGroupIngress", "ec2:RevokeSecurityGroupIngress"]
      Resource = "arn:aws:ec2:*:*:security-group/*"
      Condition = {
        "ForAnyValue:StringEquals" = { "aws:ResourceTag/kubernetes.io/cluster/${var.name}" = "owned" }
      }
    },
    {
      Effect    = "Allow"
      Action    = ["ec2:AuthorizeSecurityGroupIngress", "ec2:DeleteSecurityGroup", "ec2:RevokeSecurityGroupIngress"]
      Resource  = "arn:aws:ec2:*:*:security-group/*"
      Condition = local.its_own
    },
    {
      Effect    = "Allow"
      Action    = "ec2:CreateSecurityGroup"
      Resource  = "arn:aws:ec2:*:*:security-group/*"
      Condition = local.as_its
    },
    {
      Effect   = "Allow"
      Action   = "ec2:CreateSecurityGroup"
      Resource = "arn:aws:ec2:*:*:vpc/*"
    },
    {
      Effect    = "Allow"
      Action    = "ec2:CreateTags"
      Resource  = "arn:aws:ec2:*:*:security-group/*"
      Condition = { StringEquals = merge(local.as_its.StringEquals, { "ec2:CreateAction" = "CreateSecurityGroup" }) }
    },
    {
      Effect    = "Allow"
      Action    = ["ec2:CreateTags", "ec2:DeleteTags"]
      Resource  = "arn:aws:ec2:*:*:security-group/*"
      Condition = local.its_own
    },
    {
      Effect    = "Allow"
      Action    = ["elasticloadbalancing:CreateLoadBalancer", "elasticloadbalancing:CreateTargetGroup"]
      Resource  = "*"
      Condition = local.as_its
    },
    {
      Effect    = "Allow"
      Action    = "elasticloadbalancing:AddTags"
      Resource  = ["arn:aws:elasticloadbalancing:*:*:loadbalancer/*", "arn:aws:elasticloadbalancing:*:*:targetgroup/*"]
      Condition = local.as_its
    },
    {
      Effect = "Allow"
      Action = [
        "elasticloadbalancing:AddTags",
        "elasticloadbalancing:DeleteLoadBalancer",
        "elasticloadbalancing:DeleteTargetGroup",
        "elasticloadbalancing:DeregisterTargets",
        "elasticloadbalancing:ModifyLoadBalancerAttributes",
        "elasticloadbalancing:ModifyTargetGroup",
        "elasticloadbalancing:ModifyTargetGroupAttributes",
        "elasticloadbalancing:RegisterTargets",
        "elasticloadbalancing:RemoveTags",
        "elasticloadbalancing:SetIpAddressType",
        "elasticloadbalancing:SetSecurityGroups",
        "elasticloadbalancing:SetSubnets",
      ]
      Resource  = "*"
      Condition = local.its_own
    },
    # Listeners and rules have no tags when they are made: what they belong to has.
    {
      Effect = "Allow"
      Action = [
        "elasticloadbalancing:AddListenerCertificates",
        "elasticloadbalancing:AddTags",
        "elasticloadbalancing:CreateListener",
        "elasticloadbalancing:CreateRule",
        "elasticloadbalancing:DeleteListener",
        "elasticloadbalancing:DeleteRule",
        "elasticloadbalancing:ModifyListener",
        "elasticloadbalancing:ModifyListenerAttributes",
        "elasticloadbalancing:ModifyRule",
        "elasticloadbalancing:RemoveListenerCertificates",
        "elasticloadbalancing:RemoveTags",
        "elasticloadbalancing:SetRulePriorities",
      ]
      Resource = [
        "arn:aws:elasticloadbalancing:*:*:loadbalancer/*/k8s-*",
        "arn:aws:elasticloadbalancing:*:*:listener/*/k8s-*",
        "arn:aws:elasticloadbalancing:*:*:listener-rule/*/k8s-*",
      ]
    },
  ]
}
