package ruleset

import (
	"fmt"
	"net/netip"

	networkingv1 "k8s.io/api/networking/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/labels"
)

// peersOf are the addresses that a rule of a policy in a namespace speaks of; a rule that names nobody
// speaks of everybody.
func peersOf(namespace string, peers []networkingv1.NetworkPolicyPeer, endpoints []endpoint) ([]span, error) {
	if len(peers) == 0 {
		return []span{everything}, nil
	}
	var all []span
	for _, peer := range peers {
		spans, err := peerSpans(namespace, peer, endpoints)
		if err != nil {
			return nil, err
		}
		all = append(all, spans...)
	}
	return union(all), nil
}

func peerSpans(namespace string, peer networkingv1.NetworkPolicyPeer, endpoints []endpoint) ([]span, error) {
	if peer.IPBlock != nil {
		return blockSpans(peer.IPBlock)
	}
	if peer.PodSelector == nil && peer.NamespaceSelector == nil {
		return nil, nil
	}
	inNamespace := func(e endpoint) bool { return e.namespace == namespace }
	if peer.NamespaceSelector != nil {
		selector, err := metav1.LabelSelectorAsSelector(peer.NamespaceSelector)
		if err != nil {
			return nil, fmt.Errorf("namespaceSelector: %w", err)
		}
		inNamespace = func(e endpoint) bool { return selector.Matches(e.namespaceLabels) }
	}
	selected := labels.Everything()
	if peer.PodSelector != nil {
		selector, err := metav1.LabelSelectorAsSelector(peer.PodSelector)
		if err != nil {
			return nil, fmt.Errorf("podSelector: %w", err)
		}
		selected = selector
	}
	var spans []span
	for _, e := range endpoints {
		if inNamespace(e) && selected.Matches(e.labels) {
			number := numberOf(e.address)
			spans = append(spans, span{number, number})
		}
	}
	return spans, nil
}

// blockSpans of a block of IPv6 are none: the table sees IPv4 only, as the pods do.
func blockSpans(block *networkingv1.IPBlock) ([]span, error) {
	network, err := netip.ParsePrefix(block.CIDR)
	if err != nil {
		return nil, fmt.Errorf("ipBlock: %w", err)
	}
	if !network.Addr().Is4() {
		return nil, nil
	}
	var holes []span
	for _, text := range block.Except {
		except, err := netip.ParsePrefix(text)
		if err != nil {
			return nil, fmt.Errorf("ipBlock.except: %w", err)
		}
		holes = append(holes, spanOf(except))
	}
	return spanOf(network).without(holes), nil
}
