variable "repositories" {
  description = "Names of the repositories."
  type        = set(string)
  nullable    = false

  validation {
    condition     = length(var.repositories) > 0 && alltrue([for name in var.repositories : can(regex("^[a-z0-9]+([._/-][a-z0-9]+)*$", name))])
    error_message = "repositories must be names as ECR takes them: lower-case words, parted by one of . _ / -."
  }
}

variable "key_arn" {
  description = "The KMS key that images are encrypted with."
  type        = string
  nullable    = false
}

variable "kept_images" {
  description = "How many images with a version stay in each repository, the newest first."
  type        = number
  default     = 50
  nullable    = false

  validation {
    condition     = var.kept_images >= 10 && var.kept_images <= 1000
    error_message = "kept_images must be between 10, so that there is always something to go back to, and 1000."
  }
}

variable "untagged_days" {
  description = "How long an image without a tag stays."
  type        = number
  default     = 14
  nullable    = false

  validation {
    condition     = var.untagged_days >= 1
    error_message = "untagged_days must be 1 at least."
  }
}

variable "destroyable" {
  description = "Whether the repositories may be destroyed with images in them."
  type        = bool
  default     = false
  nullable    = false
}
