mock_provider "aws" {
  source = "../../mocks"
}

variables {
  account_id     = "123456789012"
  administrators = ["arn:aws:iam::123456789012:role/admin"]
}

run "has_the_addresses_and_names_of_the_design" {
  assert {
    condition     = output.cluster.name == "shopkeeper-prod" && output.cluster.region == "eu-central-1"
    error_message = "the cluster has another name or region"
  }

  assert {
    condition = var.zones == tomap({
      eu-central-1a = { public = "10.0.1.0/24", private = "10.0.10.0/24" }
      eu-central-1b = { public = "10.0.2.0/24", private = "10.0.20.0/24" }
    })
    error_message = "the subnets have other addresses"
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
