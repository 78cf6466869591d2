# Which bucket and key is told by the bootstrap: docs/operations/aws.md.
terraform {
  backend "s3" {
    key          = "staging/terraform.tfstate"
    encrypt      = true
    use_lockfile = true
  }
}
