output "cluster" {
  description = "The cluster: name, endpoint, region."
  value       = module.foundation.cluster
}

output "images" {
  description = "Where the images are, without tag or digest."
  value       = module.foundation.images
}

output "addons" {
  description = "What the Helm values in operator/deploy/aws cannot know, for each add-on."
  value       = module.foundation.addons
}

output "volumes_key_arn" {
  description = "The KMS key that the StorageClass encrypts volumes with."
  value       = module.foundation.volumes_key_arn
}

output "backups" {
  description = "Where Shops write backups, and the role they do it as."
  value       = module.foundation.backups
}
