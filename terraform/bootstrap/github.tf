resource "aws_iam_openid_connect_provider" "github" {
  url            = "https://token.actions.githubusercontent.com"
  client_id_list = ["sts.amazonaws.com"]
}

locals {
  # As GitHub writes it since July 2026: names that were given up cannot be taken over with their rights.
  repository = "repo:${var.github.owner}@${var.github.owner_id}/${var.github.repository}@${var.github.repository_id}"

  statements = {
    plan   = local.plan_statements
    apply  = local.apply_statements
    push   = local.push_statements
    deploy = local.deploy_statements
  }
}

resource "aws_iam_role" "pipeline" {
  for_each = local.statements

  name                 = "shopkeeper-${each.key}"
  description          = "GitHub Actions: ${each.key}"
  max_session_duration = each.key == "apply" ? 7200 : 3600

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRoleWithWebIdentity"
      Principal = { Federated = aws_iam_openid_connect_provider.github.arn }
      Condition = { StringEquals = {
        "token.actions.githubusercontent.com:aud" = "sts.amazonaws.com"
        "token.actions.githubusercontent.com:sub" = [for subject in var.subjects[each.key] : "${local.repository}:${subject}"]
      } }
    }]
  })
}

resource "aws_iam_role_policy" "pipeline" {
  for_each = local.statements

  name   = each.key
  role   = aws_iam_role.pipeline[each.key].id
  policy = jsonencode({ Version = "2012-10-17", Statement = each.value })
}
