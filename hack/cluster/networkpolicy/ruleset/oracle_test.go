package ruleset

import (
	"net/netip"
	"slices"

	corev1 "k8s.io/api/core/v1"
	networkingv1 "k8s.io/api/networking/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"shopkeeper.dev/hack/cluster/networkpolicy/ruleset/rulesettest"
)

// allowed says what Kubernetes' documentation says, packet by packet, by none of the means of the compiler.
func allowed(world World, packet rulesettest.Packet) bool {
	source, destination := podAt(world, packet.Source), podAt(world, packet.Destination)
	if source != nil && source == destination {
		return true
	}
	return leaves(world, source, destination, packet) && enters(world, source, destination, packet)
}

func leaves(world World, source, destination *corev1.Pod, packet rulesettest.Packet) bool {
	isolated := false
	for _, policy := range world.Policies {
		types := policy.Spec.PolicyTypes
		isEgress := slices.Contains(types, networkingv1.PolicyTypeEgress) || len(types) == 0 && policy.Spec.Egress != nil
		if !isEgress || !selects(policy, source) {
			continue
		}
		isolated = true
		for _, rule := range policy.Spec.Egress {
			if peersMatch(world, policy, rule.To, destination, packet.Destination) && portsMatch(rule.Ports, destination, packet) {
				return true
			}
		}
	}
	return !isolated
}

func enters(world World, source, destination *corev1.Pod, packet rulesettest.Packet) bool {
	isolated := false
	for _, policy := range world.Policies {
		types := policy.Spec.PolicyTypes
		isIngress := slices.Contains(types, networkingv1.PolicyTypeIngress) || len(types) == 0
		if !isIngress || !selects(policy, destination) {
			continue
		}
		isolated = true
		for _, rule := range policy.Spec.Ingress {
			if peersMatch(world, policy, rule.From, source, packet.Source) && portsMatch(rule.Ports, destination, packet) {
				return true
			}
		}
	}
	return !isolated
}

// podAt is the pod in a network of its own that holds the address now.
func podAt(world World, address netip.Addr) *corev1.Pod {
	for _, pod := range world.Pods {
		ended := pod.Status.Phase == corev1.PodFailed || pod.Status.Phase == corev1.PodSucceeded
		if pod.Status.PodIP == address.String() && !ended && !pod.Spec.HostNetwork {
			return pod
		}
	}
	return nil
}

func selects(policy *networkingv1.NetworkPolicy, pod *corev1.Pod) bool {
	return pod != nil && pod.Namespace == policy.Namespace && labelsMatch(&policy.Spec.PodSelector, pod.Labels)
}

func peersMatch(world World, policy *networkingv1.NetworkPolicy, peers []networkingv1.NetworkPolicyPeer, pod *corev1.Pod, address netip.Addr) bool {
	if len(peers) == 0 {
		return true
	}
	for _, peer := range peers {
		switch {
		case peer.IPBlock != nil:
			in := func(block string) bool { return netip.MustParsePrefix(block).Contains(address) }
			if in(peer.IPBlock.CIDR) && !slices.ContainsFunc(peer.IPBlock.Except, in) {
				return true
			}
		case pod == nil:
		case peer.NamespaceSelector == nil:
			if peer.PodSelector != nil && pod.Namespace == policy.Namespace && labelsMatch(peer.PodSelector, pod.Labels) {
				return true
			}
		default:
			for _, namespace := range world.Namespaces {
				if namespace.Name == pod.Namespace && labelsMatch(peer.NamespaceSelector, namespace.Labels) &&
					(peer.PodSelector == nil || labelsMatch(peer.PodSelector, pod.Labels)) {
					return true
				}
			}
		}
	}
	return false
}

func portsMatch(ports []networkingv1.NetworkPolicyPort, destination *corev1.Pod, packet rulesettest.Packet) bool {
	if len(ports) == 0 {
		return true
	}
	for _, port := range ports {
		protocol := corev1.ProtocolTCP
		if port.Protocol != nil {
			protocol = *port.Protocol
		}
		if nameIn[protocol] != packet.Protocol {
			continue
		}
		number := int32(packet.Port)
		switch {
		case port.Port == nil:
			return true
		case port.Port.StrVal != "":
			if hasPort(destination, port.Port.StrVal, protocol, number) {
				return true
			}
		case port.EndPort != nil:
			if port.Port.IntVal <= number && number <= *port.EndPort {
				return true
			}
		case port.Port.IntVal == number:
			return true
		}
	}
	return false
}

var nameIn = map[corev1.Protocol]string{corev1.ProtocolTCP: "tcp", corev1.ProtocolUDP: "udp", corev1.ProtocolSCTP: "sctp"}

func hasPort(pod *corev1.Pod, name string, protocol corev1.Protocol, number int32) bool {
	if pod == nil {
		return false
	}
	for _, container := range pod.Spec.Containers {
		for _, port := range container.Ports {
			if port.Name == name && port.Protocol == protocol && port.ContainerPort == number {
				return true
			}
		}
	}
	return false
}

func labelsMatch(selector *metav1.LabelSelector, labels map[string]string) bool {
	for key, value := range selector.MatchLabels {
		if had, ok := labels[key]; !ok || had != value {
			return false
		}
	}
	for _, wanted := range selector.MatchExpressions {
		value, has := labels[wanted.Key]
		holds := map[metav1.LabelSelectorOperator]bool{
			metav1.LabelSelectorOpIn:           has && slices.Contains(wanted.Values, value),
			metav1.LabelSelectorOpNotIn:        !has || !slices.Contains(wanted.Values, value),
			metav1.LabelSelectorOpExists:       has,
			metav1.LabelSelectorOpDoesNotExist: !has,
		}
		if !holds[wanted.Operator] {
			return false
		}
	}
	return true
}
