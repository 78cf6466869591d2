plugin "terraform" {
  enabled = true
  preset  = "all"
}

# The names and values that AWS knows: types of nodes, kinds of images, periods of logs.
plugin "aws" {
  enabled = true
}

# The files are named by the part of the system they lay.
rule "terraform_standard_module_structure" {
  enabled = false
}
