provider "aws" {
  region              = var.region
  allowed_account_ids = [var.account_id]

  default_tags {
    tags = { project = "shopkeeper", environment = "account" }
  }
}

# For every volume of the account, whoever makes it.
resource "aws_ebs_encryption_by_default" "this" {
  enabled = true
}

locals {
  owner_statement = {
    Sid       = "Owner"
    Effect    = "Allow"
    Action    = "kms:*"
    Resource  = "*"
    Principal = { AWS = "arn:aws:iam::${var.account_id}:root" }
  }
}
