mock_provider "aws" {
  source = "../mocks"
}

variables {
  account_id = "123456789012"
  github     = { owner = "example", owner_id = 1001, repository = "shopkeeper", repository_id = 2002 }
}

run "takes_state_with_its_own_key_alone" {
  assert {
    condition = { for statement in jsondecode(module.state.policy).Statement : statement.Sid => [statement.Effect, statement.Condition] } == {
      TlsOnly    = ["Deny", { Bool = { "aws:SecureTransport" = "false" } }]
      OurKeyOnly = ["Deny", { StringNotEquals = { "s3:x-amz-server-side-encryption-aws-kms-key-id" = aws_kms_key.state.arn } }]
    }
    error_message = "state may come in the clear, or encrypted with another key"
  }
}

run "records_every_call_to_the_account" {
  assert {
    condition = (
      aws_cloudtrail.account.is_multi_region_trail && aws_cloudtrail.account.include_global_service_events &&
      aws_cloudtrail.account.enable_log_file_validation && aws_cloudtrail.account.enable_logging != false &&
      aws_cloudtrail.account.kms_key_id == aws_kms_key.trail.arn &&
      one(aws_cloudtrail.account.event_selector).read_write_type == "All" && one(aws_cloudtrail.account.event_selector).include_management_events
    )
    error_message = "a call leaves no trace, or one that can be changed or read by others"
  }

  assert {
    condition = toset(one(one(aws_cloudtrail.account.event_selector).data_resource).values) == toset([
      "arn:aws:s3:::mock/", "arn:aws:s3:::shopkeeper-dev-backups-123456789012/",
      "arn:aws:s3:::shopkeeper-staging-backups-123456789012/", "arn:aws:s3:::shopkeeper-prod-backups-123456789012/",
    ])
    error_message = "who reads states or backups leaves no trace"
  }
}

run "lets_the_trail_alone_write_its_files" {
  assert {
    condition = alltrue([for statement in concat(jsondecode(module.trail.policy).Statement, jsondecode(aws_kms_key.trail.policy).Statement) :
      statement.Principal == { Service = "cloudtrail.amazonaws.com" } &&
      statement.Condition.StringEquals["aws:SourceArn"] == "arn:aws:cloudtrail:eu-central-1:123456789012:trail/shopkeeper"
      if statement.Effect == "Allow" && statement.Sid != "Owner"
    ])
    error_message = "somebody else than this trail may write its files"
  }

  assert {
    condition = anytrue([for statement in jsondecode(aws_iam_policy.boundary.policy).Statement :
      statement == { Effect = "Deny", Action = "kms:*", Resource = [aws_kms_key.state.arn, aws_kms_key.trail.arn] }
    ])
    error_message = "a role of an environment may read state or trail"
  }
}

run "trusts_this_repository_by_its_numbers" {
  assert {
    condition = alltrue([for action, role in aws_iam_role.pipeline : alltrue([for statement in jsondecode(role.assume_role_policy).Statement :
      keys(statement.Condition) == ["StringEquals"] &&
      statement.Condition.StringEquals["token.actions.githubusercontent.com:aud"] == "sts.amazonaws.com" &&
      toset(statement.Condition.StringEquals["token.actions.githubusercontent.com:sub"]) ==
      toset([for subject in var.subjects[action] : "repo:example@1001/shopkeeper@2002:${subject}"])
    ])])
    error_message = "a role trusts more than the exact subjects of its action"
  }

  assert {
    condition     = !strcontains(join("", values(aws_iam_role.pipeline)[*].assume_role_policy), "*")
    error_message = "a role's trust has a wildcard"
  }
}

run "lets_plan_change_nothing_but_its_lock" {
  assert {
    condition = alltrue([for statement in local.plan_statements : alltrue([for action in flatten([statement.Action]) :
      can(regex(":(Describe|Get|List)", action)) || contains(["kms:Decrypt", "kms:GenerateDataKey"], action) ||
      (contains(["s3:PutObject", "s3:DeleteObject"], action) && alltrue([for resource in flatten([statement.Resource]) : endswith(resource, ".tflock")]))
    ])])
    error_message = "the role of plans may change something"
  }

  assert {
    condition = alltrue([for statement in local.plan_statements :
      !anytrue([for action in flatten([statement.Action]) : strcontains(action, "Object")]) || !contains(flatten([statement.Resource]), "*")
    ])
    error_message = "the role of plans may read every object of the account"
  }
}

run "lets_push_reach_the_registry_alone" {
  assert {
    condition = alltrue([for statement in local.push_statements : alltrue([for action in flatten([statement.Action]) : startswith(action, "ecr:")]) &&
      (statement.Action == "ecr:GetAuthorizationToken" || !contains(flatten([statement.Resource]), "*"))
    ])
    error_message = "the role of pushes reaches more than the repositories"
  }
}

run "lets_deploy_find_the_clusters_and_read_images" {
  assert {
    condition = length(setsubtract(flatten([for statement in local.deploy_statements : statement.Action]), [
      "ecr:BatchGetImage", "ecr:DescribeImages", "ecr:GetAuthorizationToken", "ecr:GetDownloadUrlForLayer", "eks:DescribeCluster",
    ])) == 0
    error_message = "the role of deployments may do more"
  }
}

run "lets_apply_make_roles_within_the_boundary_alone" {
  assert {
    condition = alltrue([for statement in local.apply_statements :
      length(setintersection(flatten([statement.Action]), ["iam:AttachRolePolicy", "iam:CreateRole", "iam:PutRolePolicy"])) == 0 ||
      try(statement.Condition.StringEquals["iam:PermissionsBoundary"] == aws_iam_policy.boundary.arn, false)
    ])
    error_message = "a role can be made that may more than the boundary"
  }

  assert {
    condition = !anytrue([for statement in local.apply_statements : anytrue([for action in flatten([statement.Action]) :
      contains(["*", "iam:*", "iam:PutRolePermissionsBoundary", "iam:DeleteRolePermissionsBoundary", "iam:CreatePolicyVersion", "iam:SetDefaultPolicyVersion"], action)
    ])])
    error_message = "the boundary can be lifted"
  }

  assert {
    condition = !anytrue([for action in flatten([for statement in jsondecode(aws_iam_policy.boundary.policy).Statement : statement.Action if statement.Effect == "Allow"]) :
      startswith(action, "iam:") && !contains(["iam:CreateServiceLinkedRole", "iam:GetServerCertificate", "iam:ListServerCertificates"], action)
    ])
    error_message = "the boundary lets roles make roles"
  }
}

run "writes_policies_that_iam_takes" {
  assert {
    condition     = alltrue([for policy in aws_iam_role_policy.pipeline : length(policy.policy) <= 10240]) && length(aws_iam_policy.boundary.policy) <= 6144
    error_message = "a policy is longer than IAM takes"
  }
}

run "has_the_four_repositories" {
  assert {
    condition     = keys(output.repository_urls) == ["shopkeeper/operator", "shopkeeper/shop-api", "shopkeeper/shop-db", "shopkeeper/shop-ui"]
    error_message = "a repository is missing"
  }
}

run "refuses_an_account_that_is_none" {
  command = plan
  variables {
    account_id = "1234"
  }
  expect_failures = [var.account_id]
}

run "refuses_a_region_that_is_none" {
  command = plan
  variables {
    region = "Frankfurt"
  }
  expect_failures = [var.region]
}

run "refuses_any_repository_of_an_owner" {
  command = plan
  variables {
    github = { owner = "example", owner_id = 1001, repository = "*", repository_id = 2002 }
  }
  expect_failures = [var.github]
}

run "refuses_a_repository_without_its_number" {
  command = plan
  variables {
    github = { owner = "example", owner_id = 1001, repository = "shopkeeper", repository_id = 0 }
  }
  expect_failures = [var.github]
}

run "refuses_a_subject_with_a_wildcard" {
  command = plan
  variables {
    subjects = { plan = ["pull_request"], apply = ["environment:prod"], push = ["ref:refs/heads/*"], deploy = ["environment:prod"] }
  }
  expect_failures = [var.subjects]
}

run "refuses_to_let_a_pull_request_push" {
  command = plan
  variables {
    subjects = { plan = ["pull_request"], apply = ["environment:prod"], push = ["pull_request"], deploy = ["environment:prod"] }
  }
  expect_failures = [var.subjects]
}

run "refuses_to_apply_without_approval" {
  command = plan
  variables {
    subjects = { plan = ["pull_request"], apply = ["ref:refs/heads/main"], push = ["ref:refs/heads/main"], deploy = ["environment:prod"] }
  }
  expect_failures = [var.subjects]
}

run "refuses_an_action_that_nobody_may_do" {
  command = plan
  variables {
    subjects = { plan = [], apply = ["environment:prod"], push = ["ref:refs/heads/main"], deploy = ["environment:prod"] }
  }
  expect_failures = [var.subjects]
}

run "refuses_an_environment_named_like_an_action" {
  command = plan
  variables {
    environments = ["deploy"]
  }
  expect_failures = [var.environments]
}
