# Who did what in the account: every call to AWS in every region, and who read or wrote states and backups.
resource "aws_cloudtrail" "account" {
  name                          = local.trail
  s3_bucket_name                = module.trail.name
  kms_key_id                    = aws_kms_key.trail.arn
  is_multi_region_trail         = true
  include_global_service_events = true
  enable_log_file_validation    = true

  event_selector {
    read_write_type           = "All"
    include_management_events = true

    data_resource {
      type   = "AWS::S3::Object"
      values = [for bucket in concat([module.state.arn], local.buckets) : "${bucket}/"]
    }
  }
}

# Kept for a year. Nobody writes here but the trail itself, and no role of the pipeline reads it.
module "trail" {
  source = "../modules/bucket"

  name        = local.trail_bucket
  key_arn     = aws_kms_key.trail.arn
  kept_days   = 365
  destroyable = var.destroyable

  statements = [
    {
      Sid       = "TrailLooks"
      Effect    = "Allow"
      Action    = "s3:GetBucketAcl"
      Principal = local.trail_service
      Resource  = "arn:aws:s3:::${local.trail_bucket}"
      Condition = { StringEquals = { "aws:SourceArn" = local.trail_arn } }
    },
    {
      Sid       = "TrailWrites"
      Effect    = "Allow"
      Action    = "s3:PutObject"
      Principal = local.trail_service
      Resource  = "arn:aws:s3:::${local.trail_bucket}/AWSLogs/${var.account_id}/*"
      Condition = { StringEquals = { "aws:SourceArn" = local.trail_arn, "s3:x-amz-acl" = "bucket-owner-full-control" } }
    },
  ]
}

resource "aws_kms_key" "trail" {
  description             = "The account's trail"
  enable_key_rotation     = true
  deletion_window_in_days = 30

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      local.owner_statement,
      {
        Sid       = "Trail"
        Effect    = "Allow"
        Action    = ["kms:DescribeKey", "kms:GenerateDataKey*"]
        Resource  = "*"
        Principal = local.trail_service
        Condition = { StringEquals = { "aws:SourceArn" = local.trail_arn } }
      },
    ]
  })
}

resource "aws_kms_alias" "trail" {
  name          = "alias/shopkeeper/trail"
  target_key_id = aws_kms_key.trail.key_id
}

locals {
  trail         = "shopkeeper"
  trail_arn     = "arn:aws:cloudtrail:${var.region}:${var.account_id}:trail/${local.trail}"
  trail_bucket  = "shopkeeper-trail-${var.account_id}"
  trail_service = { Service = "cloudtrail.amazonaws.com" }
}
