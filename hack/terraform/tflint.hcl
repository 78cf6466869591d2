plugin "terraform" {
  enabled = true
  preset  = "all"
}

# The files are named by the part of the system they lay.
rule "terraform_standard_module_structure" {
  enabled = false
}
