# moto 5.2.5 forgets the description of a rule that names a group, and takes no later word of one for all protocols:
#   updating VPC Security Group Rule (sgr-…): operation error EC2: ModifySecurityGroupRules, https response error
#   StatusCode: 400, api error InvalidParameterValue: Invalid value for portRange. Must specify both from and to ports with TCP/UDP.
resource "aws_vpc_security_group_egress_rule" "conversation" {
  lifecycle {
    ignore_changes = [description]
  }
}

resource "aws_vpc_security_group_ingress_rule" "conversation" {
  lifecycle {
    ignore_changes = [description]
  }
}

resource "aws_vpc_security_group_egress_rule" "among_nodes" {
  lifecycle {
    ignore_changes = [description]
  }
}

resource "aws_vpc_security_group_ingress_rule" "among_nodes" {
  lifecycle {
    ignore_changes = [description]
  }
}
