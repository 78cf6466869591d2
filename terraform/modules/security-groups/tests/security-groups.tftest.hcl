mock_provider "aws" {
  source = "../../mocks"
}

variables {
  name   = "shopkeeper-test"
  vpc_id = "vpc-0123456789abcdef0"
}

run "lets_nobody_in_from_outside" {
  assert {
    condition = alltrue([for rule in concat(values(aws_vpc_security_group_ingress_rule.conversation), [aws_vpc_security_group_ingress_rule.among_nodes]) :
      rule.cidr_ipv4 == null && rule.cidr_ipv6 == null && rule.referenced_security_group_id != null
    ])
    error_message = "a rule lets addresses in, and not a group"
  }
}

run "opens_each_conversation_at_both_ends" {
  assert {
    condition = alltrue([for name, line in local.conversations :
      aws_vpc_security_group_egress_rule.conversation[name].security_group_id == aws_security_group.this[line.from].id &&
      aws_vpc_security_group_egress_rule.conversation[name].referenced_security_group_id == aws_security_group.this[line.to].id &&
      aws_vpc_security_group_ingress_rule.conversation[name].security_group_id == aws_security_group.this[line.to].id &&
      aws_vpc_security_group_ingress_rule.conversation[name].referenced_security_group_id == aws_security_group.this[line.from].id &&
      aws_vpc_security_group_ingress_rule.conversation[name].from_port == line.port &&
      aws_vpc_security_group_ingress_rule.conversation[name].to_port == line.port
    ])
    error_message = "a conversation is open at one end only"
  }

  assert {
    condition = alltrue([for name in keys(local.conversations) :
      aws_vpc_security_group_egress_rule.conversation[name].description == name && aws_vpc_security_group_ingress_rule.conversation[name].description == name
    ])
    error_message = "a rule does not say what it is for"
  }

  assert {
    condition = { for name, line in local.conversations : name => "${line.from} ${line.to} ${line.port}" } == {
      "nodes to the API server"          = "nodes control-plane 443"
      "API server to kubelets"           = "control-plane nodes 10250"
      "API server to webhooks on 9443"   = "control-plane nodes 9443"
      "load balancers to the storefront" = "load-balancers nodes 8080"
    }
    error_message = "there is another conversation than these four"
  }
}

run "lets_nodes_out_by_https_alone" {
  assert {
    condition = (
      aws_vpc_security_group_egress_rule.https.from_port == 443 && aws_vpc_security_group_egress_rule.https.to_port == 443 &&
      aws_vpc_security_group_egress_rule.https.ip_protocol == "tcp"
    )
    error_message = "nodes reach more of the world than HTTPS"
  }
}

run "marks_the_group_of_the_nodes_alone" {
  assert {
    condition     = [for name, group in aws_security_group.this : name if contains(keys(group.tags), "kubernetes.io/cluster/shopkeeper-test")] == ["nodes"]
    error_message = "the load-balancer controller would not know which group is the nodes'"
  }
}

run "refuses_a_name_that_is_none" {
  command = plan
  variables {
    name = "Shop Keeper"
  }
  expect_failures = [var.name]
}

run "refuses_a_webhook_on_a_port_of_the_system" {
  command = plan
  variables {
    webhook_ports = [22]
  }
  expect_failures = [var.webhook_ports]
}
