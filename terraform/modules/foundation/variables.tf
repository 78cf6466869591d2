variable "environment" {
  description = "Name of the environment: all that is made is named by it."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9]{1,11}$", var.environment))
    error_message = "environment must be 2 to 12 lower-case letters and digits, and begin with a letter."
  }
}

variable "region" {
  description = "The region that is meant; compared with where the credentials lead."
  type        = string
  nullable    = false
}

variable "zones" {
  description = "The availability zones, each with the addresses of its public and its private subnet."
  type        = map(object({ public = string, private = string }))
  nullable    = false

  validation {
    condition     = alltrue([for zone in keys(var.zones) : startswith(zone, var.region)])
    error_message = "zones must lie in the region."
  }
}

variable "cidr" {
  description = "Addresses of the network."
  type        = string
  default     = "10.0.0.0/16"
  nullable    = false
}

variable "kubernetes_version" {
  description = "Version of Kubernetes: one that EKS supports without a surcharge."
  type        = string
  nullable    = false
}

variable "nodes" {
  description = "What is to differ from two to five t3.medium."
  type = object({
    instance_type = optional(string)
    min           = optional(number)
    max           = optional(number)
    disk_gib      = optional(number)
    max_pods      = optional(number)
  })
  default  = {}
  nullable = false
}

variable "addon_versions" {
  description = "Versions of EKS add-ons to keep to."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "api_clients" {
  description = "Addresses from which the API server may be reached over the internet."
  type        = set(string)
  default     = []
  nullable    = false
}

variable "administrators" {
  description = "ARNs of the IAM roles and users that administer the cluster."
  type        = set(string)
  nullable    = false
}

variable "deployers" {
  description = "ARNs of the IAM roles that release shops."
  type        = set(string)
  default     = []
  nullable    = false
}

variable "shops" {
  description = "Shops that write backups to S3: the namespace of each. Only these may, each below its own prefix."
  type        = map(string)
  default     = { acme = "shops" }
  nullable    = false

  validation {
    condition = alltrue([for shop, namespace in var.shops :
    can(regex("^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$", shop)) && can(regex("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", namespace))])
    error_message = "shops must give names of Shops their namespace, each as Kubernetes takes them."
  }
}

variable "repositories" {
  description = "The registry's repositories that the cluster's images come from; they must be there."
  type        = set(string)
  default     = ["shopkeeper/operator", "shopkeeper/shop-api", "shopkeeper/shop-db", "shopkeeper/shop-ui"]
  nullable    = false
}

variable "backup_days" {
  description = "How long a backup stays that was overwritten or deleted."
  type        = number
  default     = 30
  nullable    = false

  validation {
    condition     = var.backup_days >= 7 && var.backup_days <= 3650
    error_message = "backup_days must be between 7, so that a loss is noticed in time, and 3650."
  }
}

variable "log_retention_days" {
  description = "How long logs are kept."
  type        = number
  default     = 365
  nullable    = false

  validation {
    condition     = contains([30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653], var.log_retention_days)
    error_message = "log_retention_days must be a period that CloudWatch has, of 30 days at least."
  }
}

variable "alarm_addresses" {
  description = "E-mail addresses that are told of alarms; AWS asks each whether it agrees."
  type        = set(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for address in var.alarm_addresses : can(regex("^[^@ ]+@[^@ ]+\\.[^@ ]+$", address))])
    error_message = "alarm_addresses must be e-mail addresses."
  }
}

variable "permissions_boundary" {
  description = "ARN of the policy beyond which no role made here may go; null for none."
  type        = string
  default     = null
}

variable "destroyable" {
  description = "Whether backups may be destroyed with the rest."
  type        = bool
  default     = false
  nullable    = false
}
