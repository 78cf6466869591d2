variable "account_id" {
  description = "The AWS account that is meant: credentials of another are refused before anything is planned."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "account_id must be the twelve digits of an AWS account."
  }
}

variable "region" {
  description = "The AWS region."
  type        = string
  default     = "eu-central-1"
  nullable    = false

  validation {
    condition     = can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", var.region))
    error_message = "region must be the name of an AWS region, like eu-central-1."
  }
}

variable "zones" {
  description = "The availability zones, each with the addresses of its public and its private subnet."
  type        = map(object({ public = string, private = string }))
  nullable    = false

  default = {
    eu-central-1a = { public = "10.0.1.0/24", private = "10.0.10.0/24" }
    eu-central-1b = { public = "10.0.2.0/24", private = "10.0.20.0/24" }
  }
}

variable "addon_versions" {
  description = "Versions of EKS add-ons to keep to."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "administrators" {
  description = "ARNs of the IAM roles and users that administer the cluster."
  type        = set(string)
  nullable    = false
}

variable "api_clients" {
  description = "Addresses from which the API server may be reached over the internet."
  type        = set(string)
  default     = []
  nullable    = false
}

variable "alarm_addresses" {
  description = "E-mail addresses that are told of alarms."
  type        = set(string)
  default     = []
  nullable    = false
}

variable "destroyable" {
  description = "Whether backups may be destroyed with the rest."
  type        = bool
  default     = false
  nullable    = false
}
