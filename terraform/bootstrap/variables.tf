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
  description = "The AWS region of state, registry and environments."
  type        = string
  default     = "eu-central-1"
  nullable    = false

  validation {
    condition     = can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", var.region))
    error_message = "region must be the name of an AWS region, like eu-central-1."
  }
}

variable "github" {
  description = "The GitHub repository whose workflows act here, and the numbers of its owner and of itself, which no later owner of the names can get."
  type        = object({ owner = string, owner_id = number, repository = string, repository_id = number })
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9-]+$", var.github.owner)) && can(regex("^[A-Za-z0-9._-]+$", var.github.repository))
    error_message = "github.owner and github.repository must be names, without a slash or a wildcard."
  }

  validation {
    condition     = var.github.owner_id > 0 && var.github.repository_id > 0 && floor(var.github.owner_id) == var.github.owner_id && floor(var.github.repository_id) == var.github.repository_id
    error_message = "github.owner_id and github.repository_id must be the numbers that GitHub's API gives."
  }
}

variable "subjects" {
  description = "For each action, where in the repository a workflow must run: a protected branch, an environment, or a pull request."
  type        = object({ plan = set(string), apply = set(string), push = set(string), deploy = set(string) })
  nullable    = false

  default = {
    plan   = ["environment:plan"]
    apply  = ["environment:dev", "environment:staging", "environment:prod"]
    push   = ["environment:registry"]
    deploy = ["environment:dev", "environment:staging", "environment:prod"]
  }

  validation {
    condition = alltrue([for subject in setunion(var.subjects.plan, var.subjects.apply, var.subjects.push, var.subjects.deploy) :
    can(regex("^(pull_request|ref:refs/heads/[A-Za-z0-9._/-]+|environment:[A-Za-z0-9._-]+)$", subject))])
    error_message = "subjects must be pull_request, ref:refs/heads/BRANCH or environment:NAME, without a wildcard."
  }

  validation {
    condition     = !contains(setunion(var.subjects.apply, var.subjects.push, var.subjects.deploy), "pull_request")
    error_message = "subjects must let a pull request do no more than plan: anybody may open one."
  }

  validation {
    condition     = alltrue([for subject in setunion(var.subjects.apply, var.subjects.deploy) : startswith(subject, "environment:")])
    error_message = "subjects of apply and deploy must be environments: these alone wait for approval."
  }

  validation {
    condition     = alltrue([for action in ["plan", "apply", "push", "deploy"] : length(var.subjects[action]) > 0])
    error_message = "subjects must not be empty: without one the role's trust would name nobody."
  }
}

variable "environments" {
  description = "The environments of this account."
  type        = set(string)
  default     = ["dev", "staging", "prod"]
  nullable    = false

  validation {
    condition     = length(var.environments) > 0 && alltrue([for name in var.environments : can(regex("^[a-z][a-z0-9]{1,11}$", name)) && !contains(["plan", "apply", "push", "deploy", "state"], name)])
    error_message = "environments must be 2 to 12 lower-case letters and digits each, and none named like an action."
  }
}

variable "destroyable" {
  description = "Whether state and images may be destroyed with the rest."
  type        = bool
  default     = false
  nullable    = false
}
