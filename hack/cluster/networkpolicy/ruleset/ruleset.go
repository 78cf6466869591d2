// Package ruleset turns NetworkPolicies into the rules of nftables that keep them. It is a function of its
// arguments: it knows neither an API server nor a kernel.
package ruleset

import (
	"cmp"
	"fmt"
	"slices"

	corev1 "k8s.io/api/core/v1"
	networkingv1 "k8s.io/api/networking/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
)

// World is what the API server says.
type World struct {
	Policies   []*networkingv1.NetworkPolicy
	Pods       []*corev1.Pod
	Namespaces []*corev1.Namespace
}

// Compile makes the script that replaces the table by the rules of the world.
func Compile(table string, world World) (string, error) {
	endpoints := endpointsOf(world)
	policies := slices.SortedFunc(slices.Values(world.Policies), byName)
	var compiled []chains
	for _, d := range []direction{egress, ingress} {
		made, err := d.compile(policies, endpoints)
		if err != nil {
			return "", err
		}
		compiled = append(compiled, made)
	}
	return text(table, compiled), nil
}

// chains are those of one direction: pods that the same policies apply to share one.
type chains struct {
	direction direction
	groups    []*group
}

// group is the pods that the same policies isolate, and what these allow them.
type group struct {
	chain    string
	policies []*networkingv1.NetworkPolicy
	members  []endpoint
	allowed  []string
}

func (d direction) compile(policies []*networkingv1.NetworkPolicy, endpoints []endpoint) (chains, error) {
	made := chains{direction: d}
	byPolicies := map[string]*group{}
	for _, e := range endpoints {
		applying, err := d.applying(policies, e)
		if err != nil {
			return chains{}, err
		}
		if len(applying) == 0 {
			continue
		}
		key := names(applying)
		if byPolicies[key] == nil {
			byPolicies[key] = &group{chain: fmt.Sprintf("%s-%d", d.name, len(made.groups)), policies: applying}
			made.groups = append(made.groups, byPolicies[key])
		}
		byPolicies[key].members = append(byPolicies[key].members, e)
	}
	for _, g := range made.groups {
		for _, policy := range g.policies {
			allowed, err := d.allowedBy(policy, endpoints)
			if err != nil {
				return chains{}, err
			}
			g.allowed = append(g.allowed, allowed...)
		}
	}
	return made, nil
}

// applying are the policies that isolate a pod in this direction.
func (d direction) applying(policies []*networkingv1.NetworkPolicy, e endpoint) ([]*networkingv1.NetworkPolicy, error) {
	var applying []*networkingv1.NetworkPolicy
	for _, policy := range policies {
		if policy.Namespace != e.namespace || !d.concerns(policy) {
			continue
		}
		selector, err := metav1.LabelSelectorAsSelector(&policy.Spec.PodSelector)
		if err != nil {
			return nil, fmt.Errorf("NetworkPolicy %s: podSelector: %w", nameOf(policy), err)
		}
		if selector.Matches(e.labels) {
			applying = append(applying, policy)
		}
	}
	return applying, nil
}

// allowedBy are the rules, one or two for each rule of the policy.
func (d direction) allowedBy(policy *networkingv1.NetworkPolicy, endpoints []endpoint) ([]string, error) {
	var rules []string
	for _, r := range d.rulesOf(policy) {
		peers, err := peersOf(policy.Namespace, r.peers, endpoints)
		if err != nil {
			return nil, fmt.Errorf("NetworkPolicy %s: %s: %w", nameOf(policy), d.name, err)
		}
		if len(peers) == 0 {
			continue
		}
		from := matchAddresses(d.peer, peers)
		if len(r.ports) == 0 {
			rules = append(rules, allow(policy, from))
		}
		if elements := numbered(r.ports); len(elements) > 0 {
			rules = append(rules, allow(policy, from, match("meta l4proto . th dport", elements)))
		}
		if elements := named(r.ports, endpoints); len(elements) > 0 {
			rules = append(rules, allow(policy, from, match("ip daddr . meta l4proto . th dport", elements)))
		}
	}
	return rules, nil
}

func byName(one, other *networkingv1.NetworkPolicy) int {
	return cmp.Or(cmp.Compare(one.Namespace, other.Namespace), cmp.Compare(one.Name, other.Name))
}

func nameOf(policy *networkingv1.NetworkPolicy) string {
	return policy.Namespace + "/" + policy.Name
}

func names(policies []*networkingv1.NetworkPolicy) string {
	var all string
	for _, policy := range policies {
		all += nameOf(policy) + "\n"
	}
	return all
}
