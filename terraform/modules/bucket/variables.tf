variable "name" {
  description = "Name of the bucket, which no other in the world may have."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$", var.name))
    error_message = "name must be 3 to 63 lower-case letters, digits and hyphens; a dot would break TLS."
  }
}

variable "key_arn" {
  description = "The KMS key that objects are encrypted with."
  type        = string
  nullable    = false
}

variable "statements" {
  description = "What the bucket's policy says beside that TLS is needed."
  type        = any
  default     = []
  nullable    = false
}

variable "past_days" {
  description = "How long a version stays that was overwritten or deleted."
  type        = number
  default     = 90
  nullable    = false

  validation {
    condition     = var.past_days >= 7 && var.past_days <= 3650
    error_message = "past_days must be between 7, so that a loss is noticed in time, and 3650."
  }
}

variable "past_versions" {
  description = "How many past versions of an object stay however old they are; null for none."
  type        = number
  default     = null

  validation {
    condition     = var.past_versions == null || try(var.past_versions >= 1 && var.past_versions <= 100, false)
    error_message = "past_versions must be between 1 and 100, as S3 takes it, or null."
  }
}

variable "kept_days" {
  description = "How long objects stay; null for ever."
  type        = number
  default     = null

  validation {
    condition     = var.kept_days == null || try(var.kept_days >= 1, false)
    error_message = "kept_days must be 1 at least, or null."
  }
}

variable "destroyable" {
  description = "Whether the bucket may be destroyed with objects in it."
  type        = bool
  default     = false
  nullable    = false
}
