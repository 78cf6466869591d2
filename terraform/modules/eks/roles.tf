locals {
  trusted_services = {
    cluster = "eks.amazonaws.com"
    nodes   = "ec2.amazonaws.com"
  }
  trust = { for role, service in local.trusted_services : role => jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = service } }]
  }) }
}

resource "aws_iam_role" "cluster" {
  name                 = "${var.name}-cluster"
  description          = "The control plane of ${var.name}"
  assume_role_policy   = local.trust.cluster
  permissions_boundary = var.permissions_boundary
}

resource "aws_iam_role_policy_attachment" "cluster" {
  role       = aws_iam_role.cluster.name
  policy_arn = "arn:aws:iam::aws:policy/AmazonEKSClusterPolicy"
}

# To join and to pull images; what pods need has roles of their own.
resource "aws_iam_role" "nodes" {
  name                 = "${var.name}-nodes"
  description          = "The nodes of ${var.name}"
  assume_role_policy   = local.trust.nodes
  permissions_boundary = var.permissions_boundary
}

resource "aws_iam_role_policy_attachment" "nodes" {
  for_each = toset(["AmazonEKSWorkerNodePolicy", "AmazonEC2ContainerRegistryPullOnly"])

  role       = aws_iam_role.nodes.name
  policy_arn = "arn:aws:iam::aws:policy/${each.key}"
}
