output "name" {
  description = "The bucket's name, once its policy holds."
  value       = aws_s3_bucket.this.bucket
  depends_on  = [aws_s3_bucket_policy.this]
}

output "arn" {
  description = "The bucket's ARN."
  value       = aws_s3_bucket.this.arn
}

output "policy" {
  description = "Who may do what in it, as JSON."
  value       = aws_s3_bucket_policy.this.policy
}
