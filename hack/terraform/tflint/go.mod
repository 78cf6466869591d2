module shopkeeper.dev/hack/terraform/tflint

go 1.26

tool github.com/terraform-linters/tflint

require github.com/terraform-linters/tflint v0.64.0
