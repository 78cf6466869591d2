mock_provider "aws" {
  source = "../../mocks"
}

variables {
  repositories = ["shopkeeper/operator", "shopkeeper/shop-ui"]
  key_arn      = "arn:aws:kms:eu-central-1:123456789012:key/01234567-89ab-cdef-0123-456789abcdef"
}

run "scans_encrypts_and_never_moves_a_tag" {
  assert {
    condition = alltrue([for repository in aws_ecr_repository.this :
      repository.image_tag_mutability == "IMMUTABLE" &&
      repository.image_scanning_configuration[0].scan_on_push &&
      repository.encryption_configuration[0].encryption_type == "KMS" &&
      repository.encryption_configuration[0].kms_key == var.key_arn &&
      !repository.force_delete
    ])
    error_message = "a repository moves tags, does not scan, does not encrypt, or goes with its images"
  }
}

run "keeps_what_a_shop_may_go_back_to" {
  assert {
    condition = alltrue([for policy in aws_ecr_lifecycle_policy.this : [for rule in jsondecode(policy.policy).rules :
      [rule.rulePriority, rule.selection.tagStatus, rule.selection.countType, rule.selection.countNumber]
    ] == [[1, "tagged", "imageCountMoreThan", 50], [2, "untagged", "sinceImagePushed", 14]]])
    error_message = "more is dropped than versions beyond the newest 50, and what has no tag for 14 days"
  }
}

run "refuses_a_name_that_ecr_does_not_take" {
  command = plan
  variables {
    repositories = ["Shopkeeper/operator"]
  }
  expect_failures = [var.repositories]
}

run "refuses_no_repository" {
  command = plan
  variables {
    repositories = []
  }
  expect_failures = [var.repositories]
}

run "refuses_to_keep_too_little" {
  command = plan
  variables {
    kept_images = 3
  }
  expect_failures = [var.kept_images]
}

run "refuses_to_drop_at_once" {
  command = plan
  variables {
    untagged_days = 0
  }
  expect_failures = [var.untagged_days]
}
