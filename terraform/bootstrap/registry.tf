resource "aws_kms_key" "registry" {
  description             = "Images of the registry"
  enable_key_rotation     = true
  deletion_window_in_days = 30
  policy                  = jsonencode({ Version = "2012-10-17", Statement = [local.owner_statement] })
}

resource "aws_kms_alias" "registry" {
  name          = "alias/shopkeeper/registry"
  target_key_id = aws_kms_key.registry.key_id
}

# One for all environments: what went well in staging goes to production as it is, by its digest.
module "ecr" {
  source = "../modules/ecr"

  repositories = ["shopkeeper/operator", "shopkeeper/shop-api", "shopkeeper/shop-ui", "shopkeeper/shop-db"]
  key_arn      = aws_kms_key.registry.arn
  destroyable  = var.destroyable
}
