package ruleset

import (
	"fmt"
	"math/rand/v2"
	"net/netip"

	corev1 "k8s.io/api/core/v1"
	networkingv1 "k8s.io/api/networking/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/util/intstr"
	"shopkeeper.dev/hack/cluster/networkpolicy/ruleset/rulesettest"
)

// generator makes small worlds that meet often: few names, labels, addresses and ports.
type generator struct{ *rand.Rand }

func seeded(seed uint64) generator { return generator{rand.New(rand.NewPCG(seed, seed))} }

var (
	namespaceNames = []string{"one", "two", "three"}
	outside        = []netip.Addr{netip.MustParseAddr("10.0.9.1"), netip.MustParseAddr("10.0.9.200")}
	portNames      = []string{"http", "dns"}
	portNumbers    = []int32{80, 81, 82, 90}
	blocks         = []string{"0.0.0.0/0", "10.0.0.0/8", "10.0.1.0/24", "10.0.1.2/32", "10.0.1.0/30", "10.0.9.0/24", "10.0.9.128/25", "fd00::/8"}
)

func pick[T any](g generator, from ...T) T { return from[g.IntN(len(from))] }

func some[T any](g generator, most int, make func() T) []T {
	var all []T
	for range g.IntN(most + 1) {
		all = append(all, make())
	}
	return all
}

func (g generator) world() World {
	var world World
	for _, name := range namespaceNames {
		world.Namespaces = append(world.Namespaces, &corev1.Namespace{ObjectMeta: metav1.ObjectMeta{Name: name, Labels: g.labels()}})
	}
	for i := range 6 {
		world.Pods = append(world.Pods, g.pod(i))
	}
	for i := range g.IntN(5) {
		world.Policies = append(world.Policies, g.policy(i))
	}
	return world
}

func (g generator) pod(i int) *corev1.Pod {
	var ports []corev1.ContainerPort
	for _, name := range portNames {
		if g.IntN(2) == 0 {
			ports = append(ports, corev1.ContainerPort{Name: name, ContainerPort: pick(g, portNumbers...), Protocol: g.protocol()})
		}
	}
	pod := &corev1.Pod{
		ObjectMeta: metav1.ObjectMeta{Name: fmt.Sprint("pod-", i), Namespace: pick(g, namespaceNames...), Labels: g.labels()},
		Spec:       corev1.PodSpec{HostNetwork: g.IntN(10) == 0, Containers: []corev1.Container{{Ports: ports}}},
		Status:     corev1.PodStatus{Phase: corev1.PodRunning, PodIP: fmt.Sprintf("10.0.1.%d", i+1)},
	}
	switch g.IntN(12) {
	case 0:
		pod.Status.Phase = corev1.PodSucceeded
	case 1:
		pod.Status.Phase = corev1.PodFailed
	case 2:
		pod.Status = corev1.PodStatus{Phase: corev1.PodPending}
	}
	return pod
}

func (g generator) labels() map[string]string {
	labels := map[string]string{}
	for _, key := range []string{"app", "tier"} {
		if g.IntN(4) > 0 {
			labels[key] = pick(g, "a", "b")
		}
	}
	return labels
}

func (g generator) selector() *metav1.LabelSelector {
	selector := &metav1.LabelSelector{}
	switch g.IntN(4) {
	case 0:
		selector.MatchLabels = g.labels()
	case 1:
		selector.MatchExpressions = some(g, 2, g.requirement)
	case 2:
		selector.MatchLabels = map[string]string{"app": pick(g, "a", "b")}
		selector.MatchExpressions = some(g, 1, g.requirement)
	}
	return selector
}

func (g generator) requirement() metav1.LabelSelectorRequirement {
	requirement := metav1.LabelSelectorRequirement{Key: pick(g, "app", "tier"), Operator: pick(g,
		metav1.LabelSelectorOpIn, metav1.LabelSelectorOpNotIn, metav1.LabelSelectorOpExists, metav1.LabelSelectorOpDoesNotExist)}
	if requirement.Operator == metav1.LabelSelectorOpIn || requirement.Operator == metav1.LabelSelectorOpNotIn {
		requirement.Values = pick(g, []string{"a"}, []string{"b"}, []string{"a", "b"})
	}
	return requirement
}

func (g generator) policy(i int) *networkingv1.NetworkPolicy {
	return &networkingv1.NetworkPolicy{
		ObjectMeta: metav1.ObjectMeta{Name: fmt.Sprint("policy-", i), Namespace: pick(g, namespaceNames...)},
		Spec: networkingv1.NetworkPolicySpec{
			PodSelector: *g.selector(),
			PolicyTypes: pick(g, nil, []networkingv1.PolicyType{networkingv1.PolicyTypeIngress},
				[]networkingv1.PolicyType{networkingv1.PolicyTypeEgress},
				[]networkingv1.PolicyType{networkingv1.PolicyTypeIngress, networkingv1.PolicyTypeEgress}),
			Ingress: some(g, 3, func() networkingv1.NetworkPolicyIngressRule {
				return networkingv1.NetworkPolicyIngressRule{From: some(g, 2, g.peer), Ports: some(g, 3, g.port)}
			}),
			Egress: some(g, 3, func() networkingv1.NetworkPolicyEgressRule {
				return networkingv1.NetworkPolicyEgressRule{To: some(g, 2, g.peer), Ports: some(g, 3, g.port)}
			}),
		},
	}
}

func (g generator) peer() networkingv1.NetworkPolicyPeer {
	switch g.IntN(4) {
	case 0:
		return networkingv1.NetworkPolicyPeer{PodSelector: g.selector()}
	case 1:
		return networkingv1.NetworkPolicyPeer{NamespaceSelector: g.selector()}
	case 2:
		return networkingv1.NetworkPolicyPeer{PodSelector: g.selector(), NamespaceSelector: g.selector()}
	default:
		return networkingv1.NetworkPolicyPeer{IPBlock: &networkingv1.IPBlock{
			CIDR: pick(g, blocks...), Except: some(g, 2, func() string { return pick(g, blocks[2:7]...) })}}
	}
}

func (g generator) port() networkingv1.NetworkPolicyPort {
	port := networkingv1.NetworkPolicyPort{}
	if g.IntN(4) > 0 {
		protocol := g.protocol()
		port.Protocol = &protocol
	}
	switch g.IntN(4) {
	case 0:
		number := intstr.FromInt32(pick(g, portNumbers...))
		port.Port = &number
	case 1:
		name := intstr.FromString(pick(g, portNames...))
		port.Port = &name
	case 2:
		first, length := intstr.FromInt32(pick(g, portNumbers...)), int32(g.IntN(3))
		last := first.IntVal + length
		port.Port, port.EndPort = &first, &last
	}
	return port
}

func (g generator) protocol() corev1.Protocol {
	return pick(g, corev1.ProtocolTCP, corev1.ProtocolTCP, corev1.ProtocolUDP, corev1.ProtocolSCTP)
}

// packets are all there can be between the addresses of a world and those outside.
func packets(protocols []string, ports []int32) []rulesettest.Packet {
	addresses := append([]netip.Addr{}, outside...)
	for i := range 6 {
		addresses = append(addresses, netip.MustParseAddr(fmt.Sprintf("10.0.1.%d", i+1)))
	}
	var all []rulesettest.Packet
	for _, source := range addresses {
		for _, destination := range addresses {
			for _, protocol := range protocols {
				for _, port := range ports {
					all = append(all, rulesettest.Packet{Source: source, Destination: destination, Protocol: protocol, Port: uint16(port)})
				}
			}
		}
	}
	return all
}
