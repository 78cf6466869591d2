data "aws_caller_identity" "current" {}

data "aws_region" "current" {}

locals {
  # Known before the cluster is, for policies that name it.
  cluster_arn = "arn:aws:eks:${data.aws_region.current.name}:${data.aws_caller_identity.current.account_id}:cluster/${var.name}"
}

resource "aws_cloudwatch_log_group" "control_plane" {
  name              = "/aws/eks/${var.name}/cluster"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.key_arns.logs
}

resource "aws_eks_cluster" "this" {
  name                          = var.name
  version                       = var.kubernetes_version
  role_arn                      = aws_iam_role.cluster.arn
  bootstrap_self_managed_addons = false
  enabled_cluster_log_types     = ["api", "audit", "authenticator", "controllerManager", "scheduler"]

  vpc_config {
    subnet_ids              = values(var.subnet_ids)
    security_group_ids      = [var.security_group_ids.control_plane]
    endpoint_private_access = true
    endpoint_public_access  = length(var.api_clients) > 0
    public_access_cidrs     = length(var.api_clients) > 0 ? var.api_clients : null
  }

  access_config {
    authentication_mode                         = "API"
    bootstrap_cluster_creator_admin_permissions = false
  }

  encryption_config {
    resources = ["secrets"]

    provider {
      key_arn = var.key_arns.secrets
    }
  }

  upgrade_policy {
    support_type = "STANDARD"
  }

  # A control plane stays in the zones that it was made in: EKS takes no subnet of another. Nodes need not.
  lifecycle {
    ignore_changes = [vpc_config[0].subnet_ids]
  }

  # Else EKS makes the group by itself: for ever, and in the clear.
  depends_on = [
    aws_cloudwatch_log_group.control_plane,
    aws_iam_role_policy_attachment.cluster,
  ]
}

# For tools that know no Pod Identity.
resource "aws_iam_openid_connect_provider" "cluster" {
  url            = aws_eks_cluster.this.identity[0].oidc[0].issuer
  client_id_list = ["sts.amazonaws.com"]
}
