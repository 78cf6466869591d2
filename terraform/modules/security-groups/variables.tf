variable "name" {
  description = "Name of the cluster whose groups these are."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{0,60}$", var.name))
    error_message = "name must be lower-case letters, digits and hyphens, 61 at most, and begin with a letter."
  }
}

variable "vpc_id" {
  description = "The network they are in."
  type        = string
  nullable    = false
}

variable "webhook_ports" {
  description = "Where the control plane calls admission webhooks on the nodes."
  type        = set(number)
  default     = [9443]
  nullable    = false

  validation {
    condition     = alltrue([for port in var.webhook_ports : port >= 1024 && port <= 65535])
    error_message = "webhook_ports must be between 1024 and 65535: pods without rights listen there."
  }
}
