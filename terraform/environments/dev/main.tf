provider "aws" {
  region              = var.region
  allowed_account_ids = [var.account_id]

  default_tags {
    tags = { project = "shopkeeper", environment = "dev" }
  }
}

module "foundation" {
  source = "../../modules/foundation"

  environment          = "dev"
  region               = var.region
  kubernetes_version   = "1.35"
  addon_versions       = var.addon_versions
  zones                = var.zones
  administrators       = var.administrators
  deployers            = ["arn:aws:iam::${var.account_id}:role/shopkeeper-deploy"]
  api_clients          = var.api_clients
  alarm_addresses      = var.alarm_addresses
  permissions_boundary = "arn:aws:iam::${var.account_id}:policy/shopkeeper-boundary"
  destroyable          = var.destroyable
  log_retention_days   = 30
  backup_days          = 7
}
