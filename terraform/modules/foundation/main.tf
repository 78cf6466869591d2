data "aws_caller_identity" "current" {}

# Asked while planning: wrong credentials, another region and a zone that is not to be had end here.
# tflint-ignore: terraform_unused_declarations
data "aws_region" "current" {
  lifecycle {
    postcondition {
      condition     = self.name == var.region
      error_message = "The credentials lead to ${self.name}, and the environment is in ${var.region}."
    }
  }
}

# tflint-ignore: terraform_unused_declarations
data "aws_availability_zones" "available" {
  state = "available"

  lifecycle {
    postcondition {
      condition     = length(setsubtract(keys(var.zones), self.names)) == 0
      error_message = "There are no such zones in ${var.region}: ${join(", ", setsubtract(keys(var.zones), self.names))}."
    }
  }
}

# Laid by the bootstrap, once for an account.
data "aws_ecr_repository" "this" {
  for_each = var.repositories

  name = each.key
}

locals {
  name    = "shopkeeper-${var.environment}"
  account = data.aws_caller_identity.current.account_id
}

module "vpc" {
  source = "../vpc"

  name                 = local.name
  cidr                 = var.cidr
  zones                = var.zones
  log_retention_days   = var.log_retention_days
  log_key_arn          = aws_kms_key.this["logs"].arn
  permissions_boundary = var.permissions_boundary
}

module "security_groups" {
  source = "../security-groups"

  name   = local.name
  vpc_id = module.vpc.vpc_id
}

module "eks" {
  source = "../eks"

  name                 = local.name
  kubernetes_version   = var.kubernetes_version
  subnet_ids           = module.vpc.private_subnet_ids
  nodes                = var.nodes
  addon_versions       = var.addon_versions
  api_clients          = var.api_clients
  administrators       = var.administrators
  deployers            = var.deployers
  log_retention_days   = var.log_retention_days
  permissions_boundary = var.permissions_boundary

  security_group_ids = {
    control_plane = module.security_groups.control_plane_id
    nodes         = module.security_groups.nodes_id
  }

  key_arns = {
    secrets = aws_kms_key.this["secrets"].arn
    volumes = aws_kms_key.this["volumes"].arn
    logs    = aws_kms_key.this["logs"].arn
  }

  workloads = {
    backups = {
      policy   = local.backup_policy
      accounts = [for shop, namespace in var.shops : { namespace = namespace, name = "${shop}-backup" }]
    }
  }
}
