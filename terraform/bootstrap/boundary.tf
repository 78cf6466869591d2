# The most that a role of an environment may ever do, whatever policy it is given: what nodes, the pods of the
# cluster's own and backups need. None of it makes roles or reads the state.
resource "aws_iam_policy" "boundary" {
  name        = "shopkeeper-boundary"
  description = "The most that roles of Shopkeeper's environments may do"

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = [
          "acm:DescribeCertificate",
          "acm:ListCertificates",
          "autoscaling:*",
          "ec2:*",
          "ecr:BatchCheckLayerAvailability",
          "ecr:BatchGetImage",
          "ecr:GetAuthorizationToken",
          "ecr:GetDownloadUrlForLayer",
          "eks-auth:AssumeRoleForPodIdentity",
          "eks:Describe*",
          "elasticloadbalancing:*",
          "iam:GetServerCertificate",
          "iam:ListServerCertificates",
          "kms:CreateGrant",
          "kms:Decrypt",
          "kms:DescribeKey",
          "kms:Encrypt",
          "kms:GenerateDataKey*",
          "kms:ListGrants",
          "kms:ReEncrypt*",
          "logs:CreateLogStream",
          "logs:DescribeLogGroups",
          "logs:DescribeLogStreams",
          "logs:PutLogEvents",
        ]
        Resource = "*"
      },
      {
        Effect    = "Allow"
        Action    = "iam:CreateServiceLinkedRole"
        Resource  = "*"
        Condition = { StringEquals = { "iam:AWSServiceName" = "elasticloadbalancing.amazonaws.com" } }
      },
      {
        Effect   = "Allow"
        Action   = ["s3:AbortMultipartUpload", "s3:DeleteObject", "s3:GetObject", "s3:ListBucket", "s3:PutObject"]
        Resource = flatten([for bucket in local.buckets : [bucket, "${bucket}/*"]])
      },
      {
        Effect   = "Deny"
        Action   = "kms:*"
        Resource = [aws_kms_key.state.arn, aws_kms_key.trail.arn]
      },
    ]
  })
}
