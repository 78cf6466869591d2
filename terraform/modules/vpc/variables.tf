variable "name" {
  description = "Name of the network, and of all in it."
  type        = string
  nullable    = false
}

variable "cidr" {
  description = "Addresses of the network."
  type        = string
  nullable    = false

  validation {
    condition     = can(cidrsubnet(var.cidr, 0, 0)) && try(cidrsubnet(var.cidr, 0, 0) == var.cidr, false)
    error_message = "cidr must be the first address of an IPv4 block and its length, like 10.0.0.0/16."
  }

  validation {
    condition     = try(tonumber(split("/", var.cidr)[1]) >= 16 && tonumber(split("/", var.cidr)[1]) <= 24, false)
    error_message = "cidr must be between /16, the largest network AWS makes, and /24."
  }
}

variable "zones" {
  description = "The availability zones, each with the addresses of its public and its private subnet."
  type        = map(object({ public = string, private = string }))
  nullable    = false

  validation {
    condition     = length(var.zones) >= 2
    error_message = "zones must name two zones at least: one may fail, and EKS wants two."
  }

  validation {
    condition     = alltrue([for zone in keys(var.zones) : can(regex("^[a-z]{2}(-[a-z]+)+-[0-9][a-z]$", zone))])
    error_message = "zones must be keyed by the names of availability zones, like eu-central-1a."
  }

  validation {
    condition = alltrue([for block in flatten([for blocks in values(var.zones) : [blocks.public, blocks.private]]) :
    try(cidrsubnet(block, 0, 0) == block, false)])
    error_message = "zones must give each subnet the first address of an IPv4 block and its length, like 10.0.1.0/24."
  }
}

variable "log_retention_days" {
  description = "How long flow logs are kept."
  type        = number
  default     = 365
  nullable    = false
}

variable "log_key_arn" {
  description = "The KMS key that flow logs are encrypted with."
  type        = string
  nullable    = false
}

variable "permissions_boundary" {
  description = "ARN of the policy beyond which no role made here may go; null for none."
  type        = string
  default     = null
}
