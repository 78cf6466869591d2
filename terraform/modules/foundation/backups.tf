# What a Shop's own retention deletes is here a while longer, out of the reach of whoever took the Shop.
module "backups" {
  source = "../bucket"

  name        = "${local.name}-backups-${local.account}"
  key_arn     = aws_kms_key.this["backups"].arn
  past_days   = var.backup_days
  destroyable = var.destroyable
}

locals {
  # A Shop's own prefix, told by the pod's identity and not by what the pod says.
  backup_prefix = "$${aws:PrincipalTag/kubernetes-namespace}/$${aws:PrincipalTag/kubernetes-service-account}"

  backup_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["s3:AbortMultipartUpload", "s3:DeleteObject", "s3:GetObject", "s3:PutObject"]
        Resource = "${module.backups.arn}/${local.backup_prefix}/*"
      },
      {
        Effect    = "Allow"
        Action    = "s3:ListBucket"
        Resource  = module.backups.arn
        Condition = { StringLike = { "s3:prefix" = "${local.backup_prefix}/*" } }
      },
      {
        Effect   = "Allow"
        Action   = ["kms:Decrypt", "kms:GenerateDataKey"]
        Resource = aws_kms_key.this["backups"].arn
      },
    ]
  })
}
