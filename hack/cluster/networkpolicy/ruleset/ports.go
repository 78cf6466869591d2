package ruleset

import (
	"cmp"
	"slices"
	"strings"

	corev1 "k8s.io/api/core/v1"
	networkingv1 "k8s.io/api/networking/v1"
	"k8s.io/apimachinery/pkg/util/intstr"
)

const lastPort = 65535

var protocols = []corev1.Protocol{corev1.ProtocolTCP, corev1.ProtocolUDP, corev1.ProtocolSCTP}

// numbered are the elements of `meta l4proto . th dport` for the ports given by number, or by no port at all.
func numbered(ports []networkingv1.NetworkPolicyPort) []string {
	spans := map[corev1.Protocol][]span{}
	for _, port := range ports {
		switch {
		case port.Port == nil:
			spans[protocolOf(port)] = append(spans[protocolOf(port)], span{0, lastPort})
		case port.Port.Type == intstr.Int:
			first := uint32(port.Port.IntVal)
			last := first
			if port.EndPort != nil {
				last = uint32(*port.EndPort)
			}
			spans[protocolOf(port)] = append(spans[protocolOf(port)], span{first, last})
		}
	}
	var elements []string
	for _, protocol := range protocols {
		for _, s := range union(spans[protocol]) {
			elements = append(elements, element(nftName(protocol), portText(s)))
		}
	}
	return elements
}

// named are the elements of `ip daddr . meta l4proto . th dport` for the ports given by name: which number
// that is, each pod says for itself.
func named(ports []networkingv1.NetworkPolicyPort, endpoints []endpoint) []string {
	var elements []string
	for _, port := range ports {
		if port.Port == nil || port.Port.Type != intstr.String {
			continue
		}
		for _, e := range endpoints {
			for _, own := range e.ports {
				if own.Name == port.Port.StrVal && cmp.Or(own.Protocol, corev1.ProtocolTCP) == protocolOf(port) {
					number := uint32(own.ContainerPort)
					elements = append(elements, element(e.address.String(), nftName(protocolOf(port)), portText(span{number, number})))
				}
			}
		}
	}
	slices.Sort(elements)
	return slices.Compact(elements)
}

func protocolOf(port networkingv1.NetworkPolicyPort) corev1.Protocol {
	if port.Protocol == nil {
		return corev1.ProtocolTCP
	}
	return *port.Protocol
}

func nftName(protocol corev1.Protocol) string {
	return strings.ToLower(string(protocol))
}
