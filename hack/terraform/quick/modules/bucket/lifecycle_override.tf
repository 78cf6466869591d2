# The provider watches each apply of one for 55 s.
resource "aws_s3_bucket_lifecycle_configuration" "this" {
  count = 0
}
