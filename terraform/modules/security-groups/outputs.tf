output "control_plane_id" {
  description = "Group of the API server's network interfaces."
  value       = aws_security_group.this["control-plane"].id
}

output "nodes_id" {
  description = "Group of the nodes."
  value       = aws_security_group.this["nodes"].id
}

output "load_balancers_id" {
  description = "Group by which load balancers reach the nodes."
  value       = aws_security_group.this["load-balancers"].id
}
