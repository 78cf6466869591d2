# ministack 1.5.33 forgets launch_template and update_config of a node group, so that the second plan has:
#   aws_eks_node_group.this["eu-central-1a"] must be replaced
#   + launch_template { id = "lt-…" # forces replacement
resource "aws_eks_node_group" "this" {
  lifecycle {
    ignore_changes = [scaling_config[0].desired_size, launch_template, update_config]
  }
}

# moto 5.2.5 takes the tags of a launch template for tags of what is launched by it, so that the second plan has:
#   - tag_specifications { resource_type = "launch-template" -> null
resource "aws_launch_template" "nodes" {
  lifecycle {
    ignore_changes = [tag_specifications]
  }
}
