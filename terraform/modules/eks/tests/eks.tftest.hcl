mock_provider "aws" {
  source = "../../mocks"
}

variables {
  name               = "shopkeeper-test"
  kubernetes_version = "1.35"
  subnet_ids         = { eu-central-1a = "subnet-a", eu-central-1b = "subnet-b" }
  security_group_ids = { control_plane = "sg-c", nodes = "sg-n" }
  administrators     = ["arn:aws:iam::123456789012:role/admin"]
  deployers          = ["arn:aws:iam::123456789012:role/shopkeeper-deploy"]

  key_arns = {
    secrets = "arn:aws:kms:eu-central-1:123456789012:key/00000000-0000-0000-0000-000000000001"
    volumes = "arn:aws:kms:eu-central-1:123456789012:key/00000000-0000-0000-0000-000000000002"
    logs    = "arn:aws:kms:eu-central-1:123456789012:key/00000000-0000-0000-0000-000000000003"
  }

  workloads = {
    backups = {
      policy   = "{\"Version\": \"2012-10-17\", \"Statement\": []}"
      accounts = [{ namespace = "shops", name = "acme-backup" }]
    }
  }
}

run "guards_the_control_plane" {
  assert {
    condition     = toset(aws_eks_cluster.this.enabled_cluster_log_types) == toset(["api", "audit", "authenticator", "controllerManager", "scheduler"])
    error_message = "not every log of the control plane is kept"
  }

  assert {
    condition = (
      toset(aws_eks_cluster.this.encryption_config[0].resources) == toset(["secrets"]) &&
      aws_eks_cluster.this.encryption_config[0].provider[0].key_arn == var.key_arns.secrets
    )
    error_message = "Secrets are not encrypted with their key"
  }

  assert {
    condition     = aws_eks_cluster.this.vpc_config[0].endpoint_private_access && !aws_eks_cluster.this.vpc_config[0].endpoint_public_access
    error_message = "the API server can be reached from outside"
  }

  assert {
    condition = (
      aws_eks_cluster.this.access_config[0].authentication_mode == "API" &&
      !aws_eks_cluster.this.access_config[0].bootstrap_cluster_creator_admin_permissions
    )
    error_message = "somebody has rights that no access entry gives"
  }

  assert {
    condition     = aws_eks_cluster.this.upgrade_policy[0].support_type == "STANDARD"
    error_message = "a forgotten cluster costs six times as much"
  }

  assert {
    condition     = aws_cloudwatch_log_group.control_plane.kms_key_id == var.key_arns.logs
    error_message = "logs of the control plane are not encrypted with their key"
  }
}

run "opens_the_api_server_to_those_named" {
  variables {
    api_clients = ["192.0.2.0/24"]
  }

  assert {
    condition     = aws_eks_cluster.this.vpc_config[0].endpoint_public_access && aws_eks_cluster.this.vpc_config[0].public_access_cidrs == toset(["192.0.2.0/24"])
    error_message = "the API server is not open to those named, and to them alone"
  }
}

run "knows_tokens_of_its_cluster" {
  assert {
    condition = (
      aws_iam_openid_connect_provider.cluster.url == aws_eks_cluster.this.identity[0].oidc[0].issuer &&
      aws_iam_openid_connect_provider.cluster.client_id_list == toset(["sts.amazonaws.com"])
    )
    error_message = "tokens of another issuer, or for others, are taken"
  }
}

run "names_what_the_nodes_launch" {
  assert {
    condition     = { for tags in aws_launch_template.nodes.tag_specifications : tags.resource_type => tags.tags.Name } == { instance = "shopkeeper-test-node", volume = "shopkeeper-test-node" }
    error_message = "instances or volumes of nodes have no name"
  }
}

run "has_two_to_five_nodes" {
  assert {
    condition = alltrue([for group in aws_eks_node_group.this :
      group.launch_template[0].id == aws_launch_template.nodes.id && group.launch_template[0].version == tostring(aws_launch_template.nodes.latest_version)
    ])
    error_message = "a group does not follow the launch template"
  }

  assert {
    condition = alltrue([for zone, group in aws_eks_node_group.this :
      group.subnet_ids == toset([var.subnet_ids[zone]]) && group.instance_types == tolist(["t3.medium"]) &&
      group.scaling_config[0].min_size == 1 && group.scaling_config[0].desired_size == 1 && group.scaling_config[0].max_size == 4 &&
      group.update_config[0].max_unavailable == 1
    ])
    error_message = "the groups of the zones are not two to five t3.medium together"
  }

  assert {
    condition     = sum([for group in aws_eks_node_group.this : group.scaling_config[0].min_size]) == 2
    error_message = "there are not two nodes at least"
  }
}

run "encrypts_disks_and_hides_credentials" {
  assert {
    condition = (
      aws_launch_template.nodes.block_device_mappings[0].ebs[0].encrypted == "true" &&
      aws_launch_template.nodes.block_device_mappings[0].ebs[0].volume_type == "gp3"
    )
    error_message = "nodes have no encrypted gp3 disk"
  }

  assert {
    condition = (
      aws_launch_template.nodes.metadata_options[0].http_tokens == "required" &&
      aws_launch_template.nodes.metadata_options[0].http_put_response_hop_limit == 1
    )
    error_message = "a pod can ask for the node's credentials"
  }

  assert {
    condition     = strcontains(base64decode(aws_launch_template.nodes.user_data), "maxPods: 48")
    error_message = "the kubelet is not told how many pods a node takes"
  }
}

run "gives_pods_addresses_and_policies" {
  assert {
    condition = jsondecode(aws_eks_addon.before_nodes["vpc-cni"].configuration_values) == {
      enableNetworkPolicy = "true"
      env                 = { ENABLE_PREFIX_DELEGATION = "true", WARM_PREFIX_TARGET = "1" }
    }
    error_message = "the network add-on gives no prefixes or enforces no policies"
  }

  # A /24 has 15 whole prefixes of 16 addresses; a node keeps one more than its pods need.
  assert {
    condition     = var.nodes.max * (ceil(var.nodes.max_pods / 16) + 1) <= 15 * length(var.subnet_ids)
    error_message = "five full nodes need more addresses than the private subnets have"
  }
}

run "gives_each_service_account_its_own_role" {
  assert {
    condition = toset(keys(aws_eks_pod_identity_association.this)) == toset([
      "kube-system/aws-load-balancer-controller", "kube-system/aws-node", "kube-system/cluster-autoscaler",
      "kube-system/ebs-csi-controller-sa", "shops/acme-backup",
    ])
    error_message = "other service accounts act in AWS than these five"
  }

  assert {
    condition = alltrue([for role in aws_iam_role.pods : alltrue([for statement in jsondecode(role.assume_role_policy).Statement :
      statement.Principal.Service == "pods.eks.amazonaws.com" &&
      statement.Condition.StringEquals["aws:RequestTag/eks-cluster-arn"] == "arn:aws:eks:eu-central-1:123456789012:cluster/shopkeeper-test" &&
      length(try(statement.Condition.StringEquals["aws:RequestTag/kubernetes-service-account"], [])) == 1
    ])])
    error_message = "a role can be taken by another cluster or another service account"
  }
}

run "lets_the_autoscaler_touch_its_own_groups_alone" {
  assert {
    condition = alltrue([for statement in jsondecode(aws_iam_role_policy.pods["cluster-autoscaler"].policy).Statement :
      alltrue([for action in flatten([statement.Action]) : can(regex(":(Describe|Get)", action))]) ||
      try(statement.Condition.StringEquals["aws:ResourceTag/k8s.io/cluster-autoscaler/shopkeeper-test"] == "owned", false)
    ])
    error_message = "the autoscaler may change groups of others"
  }
}

run "gives_deployers_a_group_and_no_policy" {
  assert {
    condition = (
      keys(aws_eks_access_policy_association.administrator) == ["arn:aws:iam::123456789012:role/admin"] &&
      alltrue([for entry in aws_eks_access_entry.deployer : entry.kubernetes_groups == toset(["shopkeeper-deployers"])])
    )
    error_message = "others than administrators have a policy of the cluster's"
  }
}

run "keeps_to_the_versions_of_addons_that_are_named" {
  variables {
    addon_versions = { coredns = "v1.12.4-eksbuild.1" }
  }

  assert {
    condition     = aws_eks_addon.on_nodes["coredns"].addon_version == "v1.12.4-eksbuild.1"
    error_message = "an add-on has another version than was asked for"
  }
}

run "touches_nothing_for_one_more_zone" {
  variables {
    subnet_ids = { eu-central-1a = "subnet-a", eu-central-1b = "subnet-b", eu-central-1c = "subnet-c" }
  }

  assert {
    condition     = aws_eks_cluster.this.vpc_config[0].subnet_ids == toset(["subnet-a", "subnet-b"])
    error_message = "the control plane is asked into a zone that it was not made in"
  }

  assert {
    condition = toset(keys(aws_eks_node_group.this)) == toset(keys(var.subnet_ids)) && alltrue([for group in aws_eks_node_group.this :
      group.scaling_config[0].min_size == 1 && group.scaling_config[0].max_size == 4
    ])
    error_message = "the zone has no nodes, or the groups of the others are changed"
  }
}

run "refuses_a_version_older_than_1_28" {
  command = plan
  variables {
    kubernetes_version = "1.27"
  }
  expect_failures = [var.kubernetes_version]
}

run "refuses_what_is_no_version" {
  command = plan
  variables {
    kubernetes_version = "1.35.1"
  }
  expect_failures = [var.kubernetes_version]
}

run "refuses_a_name_too_long_for_its_roles" {
  command = plan
  variables {
    name = "shopkeeper-of-an-environment-with-a-name-without-end"
  }
  expect_failures = [var.name]
}

run "refuses_a_single_zone" {
  command = plan
  variables {
    subnet_ids = { eu-central-1a = "subnet-a" }
  }
  expect_failures = [var.subnet_ids]
}

run "refuses_a_single_node" {
  command = plan
  variables {
    nodes = { min = 1 }
  }
  expect_failures = [var.nodes]
}

run "refuses_fewer_nodes_than_zones_ask_for" {
  command = plan
  variables {
    nodes = { min = 3, max = 3 }
  }
  expect_failures = [var.nodes]
}

run "refuses_a_disk_too_small" {
  command = plan
  variables {
    nodes = { disk_gib = 8 }
  }
  expect_failures = [var.nodes]
}

run "refuses_more_pods_than_a_kubelet_takes" {
  command = plan
  variables {
    nodes = { max_pods = 250 }
  }
  expect_failures = [var.nodes]
}

run "refuses_an_addon_that_is_not_installed" {
  command = plan
  variables {
    addon_versions = { adot = "v1" }
  }
  expect_failures = [var.addon_versions]
}

run "refuses_an_api_server_for_everybody" {
  command = plan
  variables {
    api_clients = ["0.0.0.0/0"]
  }
  expect_failures = [var.api_clients]
}

run "refuses_a_cluster_that_nobody_administers" {
  command = plan
  variables {
    administrators = []
  }
  expect_failures = [var.administrators]
}

run "refuses_an_administrator_who_is_no_arn" {
  command = plan
  variables {
    administrators = ["admin"]
  }
  expect_failures = [var.administrators]
}

run "refuses_a_deployer_who_is_no_role" {
  command = plan
  variables {
    deployers = ["arn:aws:iam::123456789012:user/someone"]
  }
  expect_failures = [var.deployers]
}
