output "plan_role_arn" {
  description = "Role of workflows that plan."
  value       = aws_iam_role.pipeline["plan"].arn
}

output "apply_role_arn" {
  description = "Role of workflows that apply."
  value       = aws_iam_role.pipeline["apply"].arn
}

output "push_role_arn" {
  description = "Role of workflows that push images."
  value       = aws_iam_role.pipeline["push"].arn
}

output "deploy_role_arn" {
  description = "Role of workflows that release shops."
  value       = aws_iam_role.pipeline["deploy"].arn
}

output "repository_urls" {
  description = "Where images are pushed to."
  value       = module.ecr.repository_urls
}

output "state" {
  description = "What the environments' backend is told: a file for -backend-config."
  value       = <<-TEXT
    bucket     = "${module.state.name}"
    region     = "${var.region}"
    kms_key_id = "${aws_kms_key.state.arn}"
  TEXT
}

output "backend" {
  description = "The bootstrap's own backend, to be written to backend_override.tf."
  value       = <<-TEXT
    terraform {
      backend "s3" {
        bucket       = "${module.state.name}"
        key          = "bootstrap/terraform.tfstate"
        region       = "${var.region}"
        kms_key_id   = "${aws_kms_key.state.arn}"
        encrypt      = true
        use_lockfile = true
      }
    }
  TEXT
}
