locals {
  # What each key is for, and which services of AWS use it by themselves, on what condition. All else is for IAM to allow.
  keys = {
    secrets = { description = "Secrets of Kubernetes", services = {} }
    volumes = { description = "Volumes of shops", services = {} }
    backups = { description = "Backups of shops", services = {} }
    logs = {
      description = "Logs and alarms"
      services = {
        "logs.${var.region}.amazonaws.com" = { ArnLike = {
          "kms:EncryptionContext:aws:logs:arn" = "arn:aws:logs:${var.region}:${local.account}:log-group:*${local.name}/*"
        } }
        "cloudwatch.amazonaws.com" = { StringEquals = { "aws:SourceAccount" = local.account } }
      }
    }
  }

  owner_statement = {
    Sid       = "Owner"
    Effect    = "Allow"
    Action    = "kms:*"
    Resource  = "*"
    Principal = { AWS = "arn:aws:iam::${local.account}:root" }
  }
}

resource "aws_kms_key" "this" {
  for_each = local.keys

  description             = "${each.value.description}, ${local.name}"
  enable_key_rotation     = true
  deletion_window_in_days = 30

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat([local.owner_statement], [for service, condition in each.value.services : {
      Sid       = title(split(".", service)[0])
      Effect    = "Allow"
      Action    = ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"]
      Resource  = "*"
      Principal = { Service = service }
      Condition = condition
    }])
  })
}

resource "aws_kms_alias" "this" {
  for_each = aws_kms_key.this

  name          = "alias/${local.name}/${each.key}"
  target_key_id = each.value.key_id
}
