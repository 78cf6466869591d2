resource "aws_kms_key" "state" {
  description             = "Terraform's state"
  enable_key_rotation     = true
  deletion_window_in_days = 30
  policy                  = jsonencode({ Version = "2012-10-17", Statement = [local.owner_statement] })
}

resource "aws_kms_alias" "state" {
  name          = "alias/shopkeeper/state"
  target_key_id = aws_kms_key.state.key_id
}

# Every run leaves a version of its lock, and of the state if it changed.
module "state" {
  source = "../modules/bucket"

  name          = local.state_bucket
  key_arn       = aws_kms_key.state.arn
  past_versions = 20
  destroyable   = var.destroyable

  # A backend that is told to encrypt, but not with which key, takes S3's own whatever the bucket says: it is refused here.
  statements = [{
    Sid       = "OurKeyOnly"
    Effect    = "Deny"
    Action    = "s3:PutObject"
    Principal = "*"
    Resource  = "arn:aws:s3:::${local.state_bucket}/*"
    Condition = { StringNotEquals = { "s3:x-amz-server-side-encryption-aws-kms-key-id" = aws_kms_key.state.arn } }
  }]
}

locals {
  state_bucket = "shopkeeper-state-${var.account_id}"
}
