locals {
  groups = {
    control-plane  = "Network interfaces of the API server"
    nodes          = "Nodes and the pods on them"
    load-balancers = "Load balancers that the cluster makes"
  }

  # Who speaks to whom: each line is a rule out of the one group, and one into the other.
  conversations = merge({
    "nodes to the API server"          = { from = "nodes", to = "control-plane", port = 443 }
    "API server to kubelets"           = { from = "control-plane", to = "nodes", port = 10250 }
    "load balancers to the storefront" = { from = "load-balancers", to = "nodes", port = 8080 }
    }, {
    for port in var.webhook_ports : "API server to webhooks on ${port}" => { from = "control-plane", to = "nodes", port = port }
  })
}

# The load-balancer controller looks for the one group of a node that bears the cluster's tag.
resource "aws_security_group" "this" {
  for_each = local.groups

  name        = "${var.name}-${each.key}"
  description = each.value
  vpc_id      = var.vpc_id

  tags = merge(
    { Name = "${var.name}-${each.key}" },
    each.key == "nodes" ? { "kubernetes.io/cluster/${var.name}" = "owned" } : {},
  )
}

resource "aws_vpc_security_group_egress_rule" "conversation" {
  for_each = local.conversations

  security_group_id            = aws_security_group.this[each.value.from].id
  referenced_security_group_id = aws_security_group.this[each.value.to].id
  description                  = each.key
  ip_protocol                  = "tcp"
  from_port                    = each.value.port
  to_port                      = each.value.port
}

resource "aws_vpc_security_group_ingress_rule" "conversation" {
  for_each = local.conversations

  security_group_id            = aws_security_group.this[each.value.to].id
  referenced_security_group_id = aws_security_group.this[each.value.from].id
  description                  = each.key
  ip_protocol                  = "tcp"
  from_port                    = each.value.port
  to_port                      = each.value.port
}

# What pods may say to pods is for NetworkPolicies to decide, which know them by name.
resource "aws_vpc_security_group_egress_rule" "among_nodes" {
  security_group_id            = aws_security_group.this["nodes"].id
  referenced_security_group_id = aws_security_group.this["nodes"].id
  description                  = "among nodes"
  ip_protocol                  = "-1"
}

resource "aws_vpc_security_group_ingress_rule" "among_nodes" {
  security_group_id            = aws_security_group.this["nodes"].id
  referenced_security_group_id = aws_security_group.this["nodes"].id
  description                  = "among nodes"
  ip_protocol                  = "-1"
}

# AWS's interfaces, image registries, token issuers: none has an address that could be listed.
resource "aws_vpc_security_group_egress_rule" "https" {
  security_group_id = aws_security_group.this["nodes"].id
  cidr_ipv4         = "0.0.0.0/0"
  description       = "HTTPS to the world"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}
