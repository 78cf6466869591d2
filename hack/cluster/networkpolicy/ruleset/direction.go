package ruleset

import (
	"slices"

	networkingv1 "k8s.io/api/networking/v1"
)

// direction is one of the two ways traffic can go, as the isolated pod sees it.
type direction struct {
	name     string
	own      string // whose address the isolated pod's is
	peer     string // whose address the other end's is
	concerns func(policy *networkingv1.NetworkPolicy) bool
	rulesOf  func(policy *networkingv1.NetworkPolicy) []rule
}

// rule is what a policy's ingress and egress rules have in common.
type rule struct {
	peers []networkingv1.NetworkPolicyPeer
	ports []networkingv1.NetworkPolicyPort
}

var ingress = direction{
	name: "ingress", own: "ip daddr", peer: "ip saddr",
	concerns: func(policy *networkingv1.NetworkPolicy) bool {
		types := policy.Spec.PolicyTypes
		return len(types) == 0 || slices.Contains(types, networkingv1.PolicyTypeIngress)
	},
	rulesOf: func(policy *networkingv1.NetworkPolicy) (rules []rule) {
		for _, r := range policy.Spec.Ingress {
			rules = append(rules, rule{r.From, r.Ports})
		}
		return rules
	},
}

var egress = direction{
	name: "egress", own: "ip saddr", peer: "ip daddr",
	concerns: func(policy *networkingv1.NetworkPolicy) bool {
		types := policy.Spec.PolicyTypes
		return len(types) == 0 && len(policy.Spec.Egress) > 0 || slices.Contains(types, networkingv1.PolicyTypeEgress)
	},
	rulesOf: func(policy *networkingv1.NetworkPolicy) (rules []rule) {
		for _, r := range policy.Spec.Egress {
			rules = append(rules, rule{r.To, r.Ports})
		}
		return rules
	},
}
