output "cluster" {
  description = "The cluster: name, endpoint, region."
  value       = { name = module.eks.name, endpoint = module.eks.endpoint, region = var.region }
}

output "images" {
  description = "Where the images are, without tag or digest."
  value       = { for name, repository in data.aws_ecr_repository.this : trimprefix(name, "shopkeeper/") => repository.repository_url }
}

output "addons" {
  description = "What the Helm values in operator/deploy/aws cannot know, for each add-on."
  value = {
    aws-load-balancer-controller = {
      clusterName          = module.eks.name
      region               = var.region
      vpcId                = module.vpc.vpc_id
      backendSecurityGroup = module.security_groups.load_balancers_id
    }
    cluster-autoscaler = {
      awsRegion     = var.region
      autoDiscovery = { clusterName = module.eks.name }
      extraArgs     = { max-nodes-total = coalesce(var.nodes.max, 5) }
    }
    metrics-server = {}
  }
}

output "volumes_key_arn" {
  description = "The KMS key that the StorageClass encrypts volumes with."
  value       = aws_kms_key.this["volumes"].arn
}

output "backups" {
  description = "Where Shops write backups, and the role they do it as."
  value       = { bucket = module.backups.name, role_arn = module.eks.pod_role_arns["backups"] }
}

output "network" {
  description = "The network and the subnets of each zone."
  value = {
    vpc_id             = module.vpc.vpc_id
    public_subnet_ids  = module.vpc.public_subnet_ids
    private_subnet_ids = module.vpc.private_subnet_ids
  }
}

output "alarms_topic_arn" {
  description = "Where alarms are told."
  value       = aws_sns_topic.alarms.arn
}
