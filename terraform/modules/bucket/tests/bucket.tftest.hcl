mock_provider "aws" {
  source = "../../mocks"
}

variables {
  name    = "shopkeeper-test-123456789012"
  key_arn = "arn:aws:kms:eu-central-1:123456789012:key/01234567-89ab-cdef-0123-456789abcdef"
}

run "is_private_encrypted_and_versioned" {
  assert {
    condition = (
      aws_s3_bucket.this.bucket == var.name && !aws_s3_bucket.this.force_destroy &&
      aws_s3_bucket_public_access_block.this.block_public_acls && aws_s3_bucket_public_access_block.this.block_public_policy &&
      aws_s3_bucket_public_access_block.this.ignore_public_acls && aws_s3_bucket_public_access_block.this.restrict_public_buckets &&
      one(aws_s3_bucket_ownership_controls.this.rule).object_ownership == "BucketOwnerEnforced"
    )
    error_message = "objects can be seen by others, or go with the bucket unasked"
  }

  assert {
    condition     = aws_s3_bucket_versioning.this.versioning_configuration[0].status == "Enabled"
    error_message = "what is deleted is gone"
  }

  assert {
    condition     = one(aws_s3_bucket_server_side_encryption_configuration.this.rule).apply_server_side_encryption_by_default[0].kms_master_key_id == var.key_arn
    error_message = "objects are not encrypted with the key"
  }

  assert {
    condition = jsondecode(aws_s3_bucket_policy.this.policy).Statement == [{
      Sid       = "TlsOnly"
      Effect    = "Deny"
      Action    = "s3:*"
      Principal = "*"
      Resource  = ["arn:aws:s3:::mock", "arn:aws:s3:::mock/*"]
      Condition = { Bool = { "aws:SecureTransport" = "false" } }
    }]
    error_message = "objects may come and go in the clear"
  }
}

run "keeps_objects_for_ever_and_past_ones_for_90_days" {
  assert {
    condition = (
      one(aws_s3_bucket_lifecycle_configuration.this.rule).id == "past-versions" &&
      one(one(aws_s3_bucket_lifecycle_configuration.this.rule).noncurrent_version_expiration).noncurrent_days == 90
    )
    error_message = "an object goes by itself, or a past one too soon"
  }
}

run "does_as_it_is_told" {
  variables {
    past_days     = 30
    past_versions = 20
    kept_days     = 365
    destroyable   = true
    statements    = [{ Sid = "Mine", Effect = "Deny" }, { Sid = "Other", Effect = "Allow", Condition = {} }]
  }

  assert {
    condition = (
      one(aws_s3_bucket_lifecycle_configuration.this.rule[0].noncurrent_version_expiration).noncurrent_days == 30 &&
      one(aws_s3_bucket_lifecycle_configuration.this.rule[0].noncurrent_version_expiration).newer_noncurrent_versions == 20 &&
      aws_s3_bucket_lifecycle_configuration.this.rule[1].id == "old-objects" &&
      one(aws_s3_bucket_lifecycle_configuration.this.rule[1].expiration).days == 365
    )
    error_message = "ages and numbers of versions are others than asked for"
  }

  assert {
    condition     = aws_s3_bucket.this.force_destroy && jsondecode(output.policy).Statement[*].Sid == ["TlsOnly", "Mine", "Other"]
    error_message = "the policy lacks what was asked for, or the bucket cannot be destroyed"
  }
}

run "refuses_a_name_with_a_dot" {
  command = plan
  variables {
    name = "shop.example.com"
  }
  expect_failures = [var.name]
}

run "refuses_to_forget_at_once" {
  command = plan
  variables {
    past_days = 1
  }
  expect_failures = [var.past_days]
}

run "refuses_more_past_versions_than_s3_keeps" {
  command = plan
  variables {
    past_versions = 101
  }
  expect_failures = [var.past_versions]
}

run "refuses_to_keep_nothing" {
  command = plan
  variables {
    kept_days = 0
  }
  expect_failures = [var.kept_days]
}
