package ruleset

import (
	"net/netip"
	"slices"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/labels"
)

// endpoint is a pod that rules can speak of: it has an IPv4 address of its own and still runs.
type endpoint struct {
	address         netip.Addr
	namespace       string
	labels          labels.Set
	namespaceLabels labels.Set
	ports           []corev1.ContainerPort
}

// endpointsOf orders by address. Of two pods with one address the younger has it: the other's is free again
// before its object is gone.
func endpointsOf(world World) []endpoint {
	namespaces := map[string]labels.Set{}
	for _, namespace := range world.Namespaces {
		namespaces[namespace.Name] = namespace.Labels
	}
	holders := map[netip.Addr]*corev1.Pod{}
	for _, pod := range world.Pods {
		address, ok := addressOfPod(pod)
		if holder := holders[address]; ok && (holder == nil || holder.CreationTimestamp.Before(&pod.CreationTimestamp)) {
			holders[address] = pod
		}
	}
	var endpoints []endpoint
	for address, pod := range holders {
		endpoints = append(endpoints, endpoint{address, pod.Namespace, pod.Labels, namespaces[pod.Namespace], portsOf(pod)})
	}
	slices.SortFunc(endpoints, func(one, other endpoint) int { return one.address.Compare(other.address) })
	return endpoints
}

func addressOfPod(pod *corev1.Pod) (netip.Addr, bool) {
	if pod.Spec.HostNetwork || pod.Status.Phase == corev1.PodSucceeded || pod.Status.Phase == corev1.PodFailed {
		return netip.Addr{}, false
	}
	for _, text := range append([]corev1.PodIP{{IP: pod.Status.PodIP}}, pod.Status.PodIPs...) {
		if address, err := netip.ParseAddr(text.IP); err == nil && address.Is4() {
			return address, true
		}
	}
	return netip.Addr{}, false
}

// portsOf includes those of sidecars, which are written as init containers.
func portsOf(pod *corev1.Pod) []corev1.ContainerPort {
	var ports []corev1.ContainerPort
	for _, container := range pod.Spec.InitContainers {
		if container.RestartPolicy != nil && *container.RestartPolicy == corev1.ContainerRestartPolicyAlways {
			ports = append(ports, container.Ports...)
		}
	}
	for _, container := range pod.Spec.Containers {
		ports = append(ports, container.Ports...)
	}
	return ports
}
