mock_provider "aws" {
  source = "../../mocks"
}

variables {
  name        = "shopkeeper-test"
  cidr        = "10.0.0.0/16"
  log_key_arn = "arn:aws:kms:eu-central-1:123456789012:key/01234567-89ab-cdef-0123-456789abcdef"
  zones = {
    eu-central-1a = { public = "10.0.1.0/24", private = "10.0.10.0/24" }
    eu-central-1b = { public = "10.0.2.0/24", private = "10.0.20.0/24" }
  }
}

run "has_a_public_and_a_private_subnet_in_each_zone" {
  assert {
    condition = (
      { for zone, subnet in aws_subnet.public : zone => subnet.cidr_block } == { for zone, blocks in var.zones : zone => blocks.public } &&
      { for zone, subnet in aws_subnet.private : zone => subnet.cidr_block } == { for zone, blocks in var.zones : zone => blocks.private }
    )
    error_message = "a subnet has not the addresses of its zone"
  }

  assert {
    condition     = alltrue([for zone, subnet in merge(aws_subnet.public, aws_subnet.private) : subnet.availability_zone == zone])
    error_message = "a subnet is in another zone than it says"
  }

  assert {
    condition     = !anytrue([for subnet in concat(values(aws_subnet.public), values(aws_subnet.private)) : subnet.map_public_ip_on_launch])
    error_message = "what starts in a subnet gets a public address"
  }

  assert {
    condition = (
      alltrue([for subnet in aws_subnet.public : subnet.tags["kubernetes.io/role/elb"] == "1"]) &&
      alltrue([for subnet in aws_subnet.private : subnet.tags["kubernetes.io/role/internal-elb"] == "1"])
    )
    error_message = "the load-balancer controller would not find the subnets"
  }
}

run "leaves_each_zone_by_its_own_gateway" {
  assert {
    condition = alltrue([for zone in keys(var.zones) :
      aws_route_table_association.private[zone].subnet_id == aws_subnet.private[zone].id &&
      aws_route_table_association.private[zone].route_table_id == aws_route_table.private[zone].id &&
      aws_route.nat[zone].route_table_id == aws_route_table.private[zone].id &&
      aws_route.nat[zone].nat_gateway_id == aws_nat_gateway.this[zone].id &&
      aws_nat_gateway.this[zone].subnet_id == aws_subnet.public[zone].id
    ])
    error_message = "a private subnet does not leave by the NAT gateway of its zone"
  }

  assert {
    condition = (
      aws_route.internet.gateway_id == aws_internet_gateway.this.id &&
      alltrue([for zone in keys(var.zones) : aws_route_table_association.public[zone].route_table_id == aws_route_table.public.id])
    )
    error_message = "a public subnet does not leave by the internet gateway"
  }
}

run "reaches_s3_past_the_gateways" {
  assert {
    condition = (
      aws_vpc_endpoint.s3.vpc_endpoint_type == "Gateway" && aws_vpc_endpoint.s3.service_name == "com.amazonaws.eu-central-1.s3" &&
      { for zone, way in aws_vpc_endpoint_route_table_association.s3 : zone => way.route_table_id } == { for zone, table in aws_route_table.private : zone => table.id }
    )
    error_message = "a zone reaches S3 through its gateway, which is paid by the byte"
  }
}

run "logs_every_flow_encrypted" {
  assert {
    condition     = aws_flow_log.this.traffic_type == "ALL" && aws_flow_log.this.vpc_id == aws_vpc.this.id
    error_message = "not every flow is logged"
  }

  assert {
    condition     = aws_cloudwatch_log_group.flows.kms_key_id == var.log_key_arn && aws_cloudwatch_log_group.flows.retention_in_days == 365
    error_message = "flow logs are not kept encrypted for a year"
  }
}

run "closes_the_default_group" {
  assert {
    condition     = length(aws_default_security_group.closed.ingress) == 0 && length(aws_default_security_group.closed.egress) == 0
    error_message = "the default security group lets something through"
  }
}

run "refuses_a_network_that_is_no_block" {
  command = plan
  variables {
    cidr = "10.0.0.1/16"
  }
  expect_failures = [var.cidr]
}

run "refuses_a_network_larger_than_aws_makes" {
  command = plan
  variables {
    cidr = "10.0.0.0/8"
  }
  expect_failures = [var.cidr]
}

run "refuses_a_single_zone" {
  command = plan
  variables {
    zones = { eu-central-1a = { public = "10.0.1.0/24", private = "10.0.10.0/24" } }
  }
  expect_failures = [var.zones]
}

run "refuses_what_is_no_zone" {
  command = plan
  variables {
    zones = {
      a             = { public = "10.0.1.0/24", private = "10.0.10.0/24" }
      eu-central-1b = { public = "10.0.2.0/24", private = "10.0.20.0/24" }
    }
  }
  expect_failures = [var.zones]
}

run "refuses_a_subnet_that_is_no_block" {
  command = plan
  variables {
    zones = {
      eu-central-1a = { public = "10.0.1.0", private = "10.0.10.0/24" }
      eu-central-1b = { public = "10.0.2.0/24", private = "10.0.20.0/24" }
    }
  }
  expect_failures = [var.zones]
}

run "refuses_subnets_that_overlap" {
  command = plan
  variables {
    zones = {
      eu-central-1a = { public = "10.0.1.0/24", private = "10.0.0.0/20" }
      eu-central-1b = { public = "10.0.32.0/24", private = "10.0.20.0/24" }
    }
  }
  expect_failures = [aws_vpc.this]
}

run "refuses_a_subnet_outside_the_network" {
  command = plan
  variables {
    zones = {
      eu-central-1a = { public = "10.1.1.0/24", private = "10.0.10.0/24" }
      eu-central-1b = { public = "10.0.2.0/24", private = "10.0.20.0/24" }
    }
  }
  expect_failures = [aws_vpc.this]
}
