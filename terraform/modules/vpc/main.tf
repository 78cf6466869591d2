data "aws_caller_identity" "current" {}

data "aws_region" "current" {}

locals {
  blocks = merge(
    { for zone, blocks in var.zones : "${zone} public" => blocks.public },
    { for zone, blocks in var.zones : "${zone} private" => blocks.private },
  )

  # Addresses as numbers, so that blocks can be compared.
  first = { for name, block in merge(local.blocks, { network = var.cidr }) :
    name => sum([for place, octet in split(".", cidrhost(block, 0)) : tonumber(octet) * pow(256, 3 - place)])
  }
  last = { for name, block in merge(local.blocks, { network = var.cidr }) :
    name => local.first[name] + pow(2, 32 - tonumber(split("/", block)[1])) - 1
  }

  outside = [for name in keys(local.blocks) : name
    if local.first[name] < local.first["network"] || local.last[name] > local.last["network"]
  ]
  overlapping = [for pair in setproduct(keys(local.blocks), keys(local.blocks)) : join(" and ", pair)
    if pair[0] != pair[1] && local.first[pair[0]] <= local.last[pair[1]] && local.first[pair[1]] <= local.last[pair[0]]
  ]
}

resource "aws_vpc" "this" {
  cidr_block           = var.cidr
  enable_dns_support   = true
  enable_dns_hostnames = true
  tags                 = { Name = var.name }

  lifecycle {
    precondition {
      condition     = length(local.outside) == 0
      error_message = "Subnets must lie within ${var.cidr}: ${join(", ", local.outside)}."
    }

    precondition {
      condition     = length(local.overlapping) == 0
      error_message = "Subnets must not overlap: ${join(", ", local.overlapping)}."
    }
  }
}

# Without a rule: what is given no security group of its own reaches nothing.
resource "aws_default_security_group" "closed" {
  vpc_id = aws_vpc.this.id
  tags   = { Name = "${var.name}-closed" }
}

# Layers of images and backups lie in S3: they need not pass the NAT gateways, which are paid by the byte.
resource "aws_vpc_endpoint" "s3" {
  vpc_id            = aws_vpc.this.id
  vpc_endpoint_type = "Gateway"
  service_name      = "com.amazonaws.${data.aws_region.current.name}.s3"
  tags              = { Name = "${var.name}-s3" }
}

resource "aws_vpc_endpoint_route_table_association" "s3" {
  for_each = var.zones

  vpc_endpoint_id = aws_vpc_endpoint.s3.id
  route_table_id  = aws_route_table.private[each.key].id
}
