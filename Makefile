# Every command of this repository. `make` alone lists them.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

MAVEN := hack/mvn -B --no-transfer-progress

.PHONY: help
help: ## List the targets
	@awk 'BEGIN {FS = ":.*## "} /^[a-z0-9-]+:.*## / {printf "  \033[1m%-12s\033[0m %s\n", $$1, $$2}' $(MAKEFILE_LIST)

##@ Run

.PHONY: up
up: ## Raise a cluster (CLUSTER=native, kind or current) with the operator and the sample shop
	@hack/up

.PHONY: down
down: ## Remove the cluster; only the caches stay. Of a current one, only what `make up` brought
	@hack/clusters/cluster down

.PHONY: status
status: ## Show the cluster and its shops
	@hack/clusters/cluster status

##@ Build

.PHONY: build
build: ## Build the operator, the API and the storefront, without tests
	@hack/build

.PHONY: programs
programs: ## Build the Kubernetes programs of the local cluster and the integration tests
	@hack/cluster/programs build

.PHONY: images
images: build ## Build the container images
	@hack/images base && hack/images build

.PHONY: release-manifest
release-manifest: ## Write target/release/shopkeeper.yaml: operator and CRD as one file, with the images given, and kubectl-shop
	@hack/release-manifest

##@ Test

.PHONY: test
test: ## Run every test that needs no cluster
	@hack/test

.PHONY: e2e
e2e: ## Run the tests that need the local cluster, raising it first
	@hack/up
	@hack/e2e

.PHONY: e2e-long
e2e-long: ## Run those that take their time: ten idle minutes, scaling under load, an upgrade
	@hack/up
	@hack/e2e --long

.PHONY: walk
walk: ## Set every field of a Shop to hostile values on a real API server (WALK_STEPS=2000, WALK_SEED=…)
	@$(MAVEN) -q -Dquick -pl operator verify -Dtest=NoSuchTest -Dsurefire.failIfNoSpecifiedTests=false -Dit.test=ManifestWalkerIT \
	  -Dwalk.steps=$(or $(WALK_STEPS),2000) -Dwalk.seed=$(or $(WALK_SEED),$$(date +%s))

.PHONY: check-rights
check-rights: ## After make e2e on a fresh native cluster: compare the operator's rights with what it used
	@KUBECONFIG=$$(hack/clusters/cluster kubeconfig) hack/rights $$(hack/clusters/cluster audit-logs)

.PHONY: check-chart
check-chart: ## Lint the Helm chart and compare each of its objects with the kustomization's; builds Helm once
	@hack/chart/check

.PHONY: check-workflows
check-workflows: ## Lint the workflows (actionlint, zizmor, shellcheck) and walk every way through them; builds actionlint once
	@hack/delivery/check

.PHONY: lint-workflows
lint-workflows: ## What `make test` leaves of check-workflows: it walks every way already
	@hack/delivery/check lint

.PHONY: check-images
check-images: ## After make images: tags, secrets in layers, users, what each is made of (target/sbom), sizes
	@hack/images test
	@hack/images sbom target/sbom
	@hack/images sizes

.PHONY: check-alb
check-alb: ## Let the AWS Load Balancer Controller make a Shop's ALB in a simulated AWS; builds the controller once
	@hack/alb/check

.PHONY: check-terraform
check-terraform: ## Hold terraform/ against its tests, its rules and a simulated AWS; builds tflint once
	@hack/terraform/check

.PHONY: rehearse-terraform
rehearse-terraform: ## What CI has the time for: bootstrap and dev in a simulated AWS
	@hack/terraform/check capacity quick-rehearsal

.PHONY: soak-api
soak-api: ## Ten minutes of customers and a flood on the API; prints what it cost (SOAK_MINUTES=10)
	@$(MAVEN) -q -Dquick -pl shop-api verify -Dtest=NoSuchTest -Dsurefire.failIfNoSpecifiedTests=false -Dit.test=ApiSoak -Dsoak.minutes=$(or $(SOAK_MINUTES),10)

.PHONY: check-contract
check-contract: ## Ask a running API, request after generated request, whether it keeps to openapi.json
	@hack/contract/check

.PHONY: check-orders
check-orders: ## Sell under a hundred faults as root, and prove that no order was lost, doubled or oversold
	@hack/check-orders

.PHONY: mutants
mutants: ## Break the code on purpose, and see each check notice
	@hack/mutants

.PHONY: coverage
coverage: ## Run the API's tests and say which lines they reach (85 % at least)
	@$(MAVEN) -q -Dquick -Pcoverage -pl shop-api verify

.PHONY: mutation
mutation: ## Change orders, stock and money in small ways, and count what the tests notice (75 % at least)
	@$(MAVEN) -Dquick -Pmutation -pl shop-api test-compile org.pitest:pitest-maven:mutationCoverage

.PHONY: bench-api
bench-api: ## Compare the API with raw SQL, the stack it could have been, Vendure and Medusa (PEERS=no: without those two)
	@hack/bench/api

.PHONY: bench-ui
bench-ui: ## Measure the sample shop's pages in a browser, raising the cluster first, beside EverShop (PEERS=no: without it)
	@hack/up
	@hack/bench/ui

.PHONY: verify
verify: test lint-workflows rehearse-terraform e2e ## What CI runs

##@ Write

.PHONY: format
format: ## Format Java and TypeScript
	@$(MAVEN) -q spotless:apply
	@cd shop-ui && npm run --silent format

.PHONY: golden
golden: ## Rewrite the golden files, the CRD, openapi.json and the storefront's types of it
	@$(MAVEN) -q -Dquick -Dgolden.update -pl operator test -Dtest='GoldenTest,CrdTest'
	@$(MAVEN) -q -Dquick -Dgolden.update -pl shop-api verify -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false -Dit.test=OpenApiIT
	@cd shop-ui && npm run --silent documents

.PHONY: clean
clean: ## Remove what the builds made
	@$(MAVEN) -q -Dquick clean
	@rm -rf shop-ui/dist shop-ui/coverage shop-ui/node_modules
