mock_provider "aws" {
  source = "../../mocks"
}

variables {
  environment        = "test"
  kubernetes_version = "1.35"
  region             = "eu-central-1"
  administrators     = ["arn:aws:iam::123456789012:role/admin"]
  zones = {
    eu-central-1a = { public = "10.0.1.0/24", private = "10.0.10.0/24" }
    eu-central-1b = { public = "10.0.2.0/24", private = "10.0.20.0/24" }
  }
}

run "has_a_key_for_each_purpose" {
  assert {
    condition     = toset(keys(aws_kms_key.this)) == toset(["backups", "logs", "secrets", "volumes"]) && alltrue([for key in aws_kms_key.this : key.enable_key_rotation])
    error_message = "there are not four keys that rotate"
  }

  assert {
    condition = alltrue([for key in aws_kms_key.this : alltrue([for statement in jsondecode(key.policy).Statement :
      length(try(statement.Condition, {})) > 0 if statement.Sid != "Owner"
    ])])
    error_message = "a service may use a key for anybody"
  }
}

run "has_a_bucket_for_backups" {
  assert {
    condition     = module.backups.name == "shopkeeper-test-backups-123456789012" && output.backups.bucket == module.backups.name
    error_message = "shops are told another bucket than the one that is made"
  }
}

run "lets_a_shop_reach_its_own_backups_alone" {
  assert {
    condition = alltrue([for statement in jsondecode(local.backup_policy).Statement :
      !strcontains(join(" ", flatten([statement.Action])), "Object") ||
      statement.Resource == "arn:aws:s3:::mock/$${aws:PrincipalTag/kubernetes-namespace}/$${aws:PrincipalTag/kubernetes-service-account}/*"
    ])
    error_message = "a shop may read or write backups of another"
  }
}

run "raises_an_alarm_for_each_zone_and_the_cluster" {
  assert {
    condition = toset(keys(aws_cloudwatch_metric_alarm.this)) == toset([
      "api-server-errors", "nat-ports-eu-central-1a", "nat-ports-eu-central-1b", "unschedulable-pods",
    ])
    error_message = "an alarm is missing"
  }

  assert {
    condition = alltrue([for alarm in concat(values(aws_cloudwatch_metric_alarm.this), [aws_cloudwatch_metric_alarm.balancers]) :
      alarm.alarm_actions == toset([aws_sns_topic.alarms.arn])
    ])
    error_message = "nobody is told of an alarm"
  }
}

run "tells_the_addons_what_they_cannot_know" {
  assert {
    condition = (
      output.addons["cluster-autoscaler"].extraArgs["max-nodes-total"] == 5 &&
      output.addons["cluster-autoscaler"].autoDiscovery.clusterName == "shopkeeper-test" &&
      output.addons["aws-load-balancer-controller"].clusterName == "shopkeeper-test" &&
      output.addons["aws-load-balancer-controller"].backendSecurityGroup == module.security_groups.load_balancers_id
    )
    error_message = "an add-on would look after another cluster, or let there be more than five nodes"
  }
}

run "refuses_credentials_of_another_region" {
  command = plan
  override_data {
    target = data.aws_region.current
    values = { name = "us-east-1" }
  }
  expect_failures = [data.aws_region.current]
}

run "refuses_a_zone_that_is_not_to_be_had" {
  command = plan
  override_data {
    target = data.aws_availability_zones.available
    values = { names = ["eu-central-1a"] }
  }
  expect_failures = [data.aws_availability_zones.available]
}

run "refuses_a_zone_of_another_region" {
  command = plan
  variables {
    zones = {
      us-east-1a = { public = "10.0.1.0/24", private = "10.0.10.0/24" }
      us-east-1b = { public = "10.0.2.0/24", private = "10.0.20.0/24" }
    }
  }
  expect_failures = [var.zones]
}

run "refuses_a_name_that_is_none" {
  command = plan
  variables {
    environment = "Test-1"
  }
  expect_failures = [var.environment]
}

run "refuses_a_shop_that_is_none" {
  command = plan
  variables {
    shops = { "Acme!" = "shops" }
  }
  expect_failures = [var.shops]
}

run "refuses_to_forget_backups_at_once" {
  command = plan
  variables {
    backup_days = 1
  }
  expect_failures = [var.backup_days]
}

run "refuses_a_period_that_cloudwatch_has_not" {
  command = plan
  variables {
    log_retention_days = 100
  }
  expect_failures = [var.log_retention_days]
}

run "refuses_what_is_no_address" {
  command = plan
  variables {
    alarm_addresses = ["on-call"]
  }
  expect_failures = [var.alarm_addresses]
}
