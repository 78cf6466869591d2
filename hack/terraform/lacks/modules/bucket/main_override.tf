# moto 5.2.5 forgets newer_noncurrent_versions, and the provider waits for it in vain:
#   creating S3 Bucket (shopkeeper-state-123456789012) Lifecycle Configuration
#   While waiting: timeout while waiting for state to become 'true' (last state: 'false', timeout: 3m0s)
resource "aws_s3_bucket_lifecycle_configuration" "this" {
  rule {
    id     = "past-versions"
    status = "Enabled"

    filter {}

    noncurrent_version_expiration {
      noncurrent_days = var.past_days
    }

    expiration {
      expired_object_delete_marker = true
    }

    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }
  }
}

# moto 5.2.5 knows no condition in a bucket's policy, so what is refused on a condition is refused always:
#   Unable to access object "bootstrap/terraform.tfstate" in S3 bucket "shopkeeper-state-123456789012":
#   operation error S3: HeadObject, https response error StatusCode: 403, api error Forbidden: Forbidden
resource "aws_s3_bucket_policy" "this" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "s3:*"
      Principal = { AWS = "arn:aws:iam::${split(":", var.key_arn)[4]}:root" }
      Resource  = [aws_s3_bucket.this.arn, "${aws_s3_bucket.this.arn}/*"]
    }]
  })
}
