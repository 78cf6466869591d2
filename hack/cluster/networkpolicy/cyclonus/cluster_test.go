package cyclonus

import (
	"fmt"
	"maps"
	"net/netip"
	"slices"
	"strings"

	"github.com/mattfenwick/cyclonus/pkg/generator"
	"github.com/mattfenwick/cyclonus/pkg/matcher"
	corev1 "k8s.io/api/core/v1"
	networkingv1 "k8s.io/api/networking/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"shopkeeper.dev/hack/cluster/networkpolicy/ruleset"
)

var (
	protocols = []corev1.Protocol{corev1.ProtocolTCP, corev1.ProtocolUDP, corev1.ProtocolSCTP}
	served    = []int32{80, 81}
)

// cluster is what cyclonus' cases expect to find, and carries out what they do to it.
type cluster struct {
	namespaces map[string]*corev1.Namespace
	pods       map[string]*corev1.Pod
	policies   map[string]*networkingv1.NetworkPolicy
	addresses  int
}

func newCluster() *cluster {
	c := &cluster{map[string]*corev1.Namespace{}, map[string]*corev1.Pod{}, map[string]*networkingv1.NetworkPolicy{}, 0}
	for _, namespace := range []string{"x", "y", "z"} {
		c.label(namespace, map[string]string{"ns": namespace})
		for _, pod := range []string{"a", "b", "c"} {
			c.create(namespace, pod, map[string]string{"pod": pod})
		}
	}
	return c
}

// label names the namespace too, as an API server does.
func (c *cluster) label(namespace string, labels map[string]string) {
	all := map[string]string{"kubernetes.io/metadata.name": namespace}
	maps.Copy(all, labels)
	c.namespaces[namespace] = &corev1.Namespace{ObjectMeta: metav1.ObjectMeta{Name: namespace, Labels: all}}
}

func (c *cluster) create(namespace, name string, labels map[string]string) {
	c.addresses++
	pod := &corev1.Pod{
		ObjectMeta: metav1.ObjectMeta{Namespace: namespace, Name: name, Labels: labels},
		Spec:       corev1.PodSpec{Containers: []corev1.Container{{}}},
		Status:     corev1.PodStatus{Phase: corev1.PodRunning, PodIP: fmt.Sprintf("192.168.1.%d", c.addresses)},
	}
	for _, number := range served {
		for _, protocol := range protocols {
			pod.Spec.Containers[0].Ports = append(pod.Spec.Containers[0].Ports,
				corev1.ContainerPort{Name: portName(number, protocol), ContainerPort: number, Protocol: protocol})
		}
	}
	c.pods[namespace+"/"+name] = pod
}

func portName(number int32, protocol corev1.Protocol) string {
	return fmt.Sprintf("serve-%d-%s", number, strings.ToLower(string(protocol)))
}

func (c *cluster) act(action *generator.Action) error {
	switch {
	case action.CreatePolicy != nil:
		c.keep(action.CreatePolicy.Policy)
	case action.UpdatePolicy != nil:
		c.keep(action.UpdatePolicy.Policy)
	case action.DeletePolicy != nil:
		delete(c.policies, action.DeletePolicy.Namespace+"/"+action.DeletePolicy.Name)
	case action.CreateNamespace != nil:
		c.label(action.CreateNamespace.Namespace, action.CreateNamespace.Labels)
	case action.SetNamespaceLabels != nil:
		c.label(action.SetNamespaceLabels.Namespace, action.SetNamespaceLabels.Labels)
	case action.DeleteNamespace != nil:
		gone := action.DeleteNamespace.Namespace
		delete(c.namespaces, gone)
		maps.DeleteFunc(c.pods, func(_ string, pod *corev1.Pod) bool { return pod.Namespace == gone })
	case action.CreatePod != nil:
		c.create(action.CreatePod.Namespace, action.CreatePod.Pod, action.CreatePod.Labels)
	case action.SetPodLabels != nil:
		c.pods[action.SetPodLabels.Namespace+"/"+action.SetPodLabels.Pod].Labels = action.SetPodLabels.Labels
	case action.DeletePod != nil:
		delete(c.pods, action.DeletePod.Namespace+"/"+action.DeletePod.Pod)
	case action.ReadNetworkPolicies != nil:
	default:
		return fmt.Errorf("an unknown action: %+v", action)
	}
	return nil
}

func (c *cluster) keep(policy *networkingv1.NetworkPolicy) {
	c.policies[policy.Namespace+"/"+policy.Name] = policy
}

func (c *cluster) world() ruleset.World {
	return ruleset.World{
		Policies:   slices.Collect(maps.Values(c.policies)),
		Pods:       slices.Collect(maps.Values(c.pods)),
		Namespaces: slices.Collect(maps.Values(c.namespaces)),
	}
}

// peers are all pods, and a machine outside.
func (c *cluster) peers() map[netip.Addr]*matcher.TrafficPeer {
	outside := netip.MustParseAddr("192.168.242.249")
	peers := map[netip.Addr]*matcher.TrafficPeer{outside: {IP: outside.String()}}
	for _, pod := range c.pods {
		peers[netip.MustParseAddr(pod.Status.PodIP)] = &matcher.TrafficPeer{IP: pod.Status.PodIP, Internal: &matcher.InternalPeer{
			PodLabels: pod.Labels, Namespace: pod.Namespace, NamespaceLabels: c.namespaces[pod.Namespace].Labels,
		}}
	}
	return peers
}
