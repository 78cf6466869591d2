locals {
  # In each zone; one more zone changes neither. Together they may be more than nodes.max: the autoscaler keeps to that over all.
  least = ceil(var.nodes.min / length(var.subnet_ids))
  most  = var.nodes.max - local.least

  node_config = <<-TEXT
    MIME-Version: 1.0
    Content-Type: multipart/mixed; boundary="//"

    --//
    Content-Type: application/node.eks.aws

    apiVersion: node.eks.aws/v1alpha1
    kind: NodeConfig
    spec:
      kubelet:
        config:
          maxPods: ${var.nodes.max_pods}

    --//--
  TEXT
}

resource "aws_launch_template" "nodes" {
  name                   = "${var.name}-nodes"
  description            = "Nodes of ${var.name}"
  update_default_version = true
  user_data              = base64encode(local.node_config)
  vpc_security_group_ids = [var.security_group_ids.nodes]

  # With AWS's own key: the group that starts nodes may use no other, and they hold no data.
  block_device_mappings {
    device_name = "/dev/xvda"

    ebs {
      volume_type           = "gp3"
      volume_size           = var.nodes.disk_gib
      encrypted             = true
      delete_on_termination = true
    }
  }

  # One hop: a pod is two away from what knows the node's credentials.
  metadata_options {
    http_endpoint               = "enabled"
    http_tokens                 = "required"
    http_put_response_hop_limit = 1
  }

  tag_specifications {
    resource_type = "instance"
    tags          = { Name = "${var.name}-node" }
  }

  tag_specifications {
    resource_type = "volume"
    tags          = { Name = "${var.name}-node" }
  }
}

# A group a zone: a volume can be reached in its zone alone, so a pod that waits for one needs a node there.
resource "aws_eks_node_group" "this" {
  for_each = var.subnet_ids

  cluster_name    = aws_eks_cluster.this.name
  node_group_name = "${var.name}-${each.key}"
  version         = aws_eks_cluster.this.version
  node_role_arn   = aws_iam_role.nodes.arn
  subnet_ids      = [each.value]
  instance_types  = [var.nodes.instance_type]
  ami_type        = "AL2023_x86_64_STANDARD"
  capacity_type   = "ON_DEMAND"

  launch_template {
    id      = aws_launch_template.nodes.id
    version = aws_launch_template.nodes.latest_version
  }

  scaling_config {
    min_size     = local.least
    desired_size = local.least
    max_size     = local.most
  }

  update_config {
    max_unavailable = 1
  }

  # The autoscaler's, from then on.
  lifecycle {
    ignore_changes = [scaling_config[0].desired_size]
  }

  depends_on = [
    aws_eks_addon.before_nodes,
    aws_eks_pod_identity_association.this,
    aws_iam_role_policy_attachment.nodes,
  ]
}
