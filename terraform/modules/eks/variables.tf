variable "name" {
  description = "Name of the cluster."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{0,37}$", var.name))
    error_message = "name must be lower-case letters, digits and hyphens, 38 at most, and begin with a letter: names of roles are made of it."
  }
}

variable "kubernetes_version" {
  description = "Version of Kubernetes, as EKS has it."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^1\\.[0-9]{2}$", var.kubernetes_version)) && try(tonumber(split(".", var.kubernetes_version)[1]) >= 28, false)
    error_message = "kubernetes_version must be 1.28 or newer, written like 1.35."
  }
}

variable "subnet_ids" {
  description = "The private subnet of each zone."
  type        = map(string)
  nullable    = false

  validation {
    condition     = length(var.subnet_ids) >= 2
    error_message = "subnet_ids must name the subnets of two zones at least: EKS wants two."
  }
}

variable "security_group_ids" {
  description = "Groups of the control plane's network interfaces and of the nodes."
  type        = object({ control_plane = string, nodes = string })
  nullable    = false
}

variable "key_arns" {
  description = "KMS keys of Kubernetes' Secrets, of volumes and of logs."
  type        = object({ secrets = string, volumes = string, logs = string })
  nullable    = false
}

variable "nodes" {
  description = "The nodes: their type, how many there are at least and at most over all zones, their disk, and the pods each takes."
  type = object({
    instance_type = optional(string, "t3.medium")
    min           = optional(number, 2)
    max           = optional(number, 5)
    disk_gib      = optional(number, 30)
    max_pods      = optional(number, 48)
  })
  default  = {}
  nullable = false

  validation {
    condition     = var.nodes.min >= 2 && var.nodes.max >= var.nodes.min && var.nodes.max <= 100
    error_message = "nodes.min must be 2 at least, and nodes.max between it and 100."
  }

  validation {
    condition     = ceil(var.nodes.min / length(var.subnet_ids)) * length(var.subnet_ids) <= var.nodes.max
    error_message = "nodes.max must leave room for as many nodes in each zone as nodes.min asks for."
  }

  validation {
    condition     = var.nodes.disk_gib >= 20 && var.nodes.disk_gib <= 1000
    error_message = "nodes.disk_gib must be between 20, which images and logs need, and 1000."
  }

  validation {
    condition     = var.nodes.max_pods >= 20 && var.nodes.max_pods <= 110
    error_message = "nodes.max_pods must be between 20 and 110; the kubelet sets memory aside for each."
  }
}

variable "addon_versions" {
  description = "Versions of add-ons to keep to; those not named begin at EKS's default for the cluster's version, and stay there."
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition = alltrue([for name in keys(var.addon_versions) :
    contains(["vpc-cni", "kube-proxy", "eks-pod-identity-agent", "coredns", "aws-ebs-csi-driver"], name)])
    error_message = "addon_versions must name add-ons that are installed: vpc-cni, kube-proxy, eks-pod-identity-agent, coredns, aws-ebs-csi-driver."
  }
}

variable "api_clients" {
  description = "Addresses from which the API server may be reached over the internet; none closes it."
  type        = set(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for block in var.api_clients : try(tonumber(split("/", block)[1]) >= 8 && cidrsubnet(block, 0, 0) == block, false)])
    error_message = "api_clients must be IPv4 blocks of /8 or smaller, like 192.0.2.0/24: the API server is not for everybody."
  }
}

variable "administrators" {
  description = "ARNs of the IAM roles and users that administer the cluster."
  type        = set(string)
  nullable    = false

  validation {
    condition     = length(var.administrators) > 0
    error_message = "administrators must name one role at least: who makes the cluster gets no rights in it by that."
  }

  validation {
    condition     = alltrue([for arn in var.administrators : can(regex("^arn:aws:iam::[0-9]{12}:(role|user)/.+$", arn))])
    error_message = "administrators must be ARNs of IAM roles or users."
  }
}

variable "deployers" {
  description = "ARNs of the IAM roles that release shops; operator/deploy/aws gives their group its few rights."
  type        = set(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for arn in var.deployers : can(regex("^arn:aws:iam::[0-9]{12}:role/.+$", arn))])
    error_message = "deployers must be ARNs of IAM roles."
  }
}

variable "workloads" {
  description = "Further service accounts that act in AWS, each with the policy that says what they may."
  type = map(object({
    policy   = string
    accounts = set(object({ namespace = string, name = string }))
  }))
  default  = {}
  nullable = false
}

variable "log_retention_days" {
  description = "How long the control plane's logs are kept."
  type        = number
  default     = 365
  nullable    = false
}

variable "permissions_boundary" {
  description = "ARN of the policy beyond which no role made here may go; null for none."
  type        = string
  default     = null
}
