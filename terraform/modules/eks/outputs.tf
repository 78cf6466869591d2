output "name" {
  description = "Name of the cluster; known once its nodes and add-ons are there."
  value       = aws_eks_cluster.this.name

  depends_on = [aws_eks_addon.on_nodes]
}

output "arn" {
  description = "ARN of the cluster."
  value       = aws_eks_cluster.this.arn
}

output "endpoint" {
  description = "Where the API server is."
  value       = aws_eks_cluster.this.endpoint
}

output "oidc_provider_arn" {
  description = "The provider of identities for tools that know no Pod Identity."
  value       = aws_iam_openid_connect_provider.cluster.arn
}

output "pod_role_arns" {
  description = "The role of each kind of pod that acts in AWS."
  value       = { for name, role in aws_iam_role.pods : name => role.arn }
}
