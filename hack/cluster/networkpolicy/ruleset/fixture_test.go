package ruleset

import (
	"fmt"
	"maps"
	"net/netip"
	"slices"
	"strings"
	"testing"

	corev1 "k8s.io/api/core/v1"
	networkingv1 "k8s.io/api/networking/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"shopkeeper.dev/hack/cluster/networkpolicy/ruleset/rulesettest"
	"sigs.k8s.io/yaml"
)

var addresses = map[string]string{
	"web": "10.0.1.1", "api": "10.0.1.2", "db": "10.0.1.3", "ended": "10.0.1.4", "host": "10.0.1.5",
	"other": "10.0.1.6", "far-web": "10.0.1.7", "outside": "10.0.9.1", "outside2": "10.0.9.2",
}

func fixedNamespaces() []*corev1.Namespace {
	return []*corev1.Namespace{
		{ObjectMeta: metav1.ObjectMeta{Name: "near", Labels: map[string]string{"name": "near"}}},
		{ObjectMeta: metav1.ObjectMeta{Name: "far", Labels: map[string]string{"name": "far"}}},
	}
}

func fixedPods() map[string]*corev1.Pod {
	pod := func(name, namespace, app string, port int32) *corev1.Pod {
		return &corev1.Pod{
			ObjectMeta: metav1.ObjectMeta{Name: name, Namespace: namespace, Labels: map[string]string{"app": app}},
			Spec:       corev1.PodSpec{Containers: []corev1.Container{{Ports: []corev1.ContainerPort{{Name: "main", ContainerPort: port}}}}},
			Status:     corev1.PodStatus{Phase: corev1.PodRunning, PodIP: addresses[name]},
		}
	}
	pods := map[string]*corev1.Pod{
		"web": pod("web", "near", "web", 8080), "api": pod("api", "near", "api", 3000), "db": pod("db", "near", "db", 5432),
		"ended": pod("ended", "near", "job", 1), "host": pod("host", "near", "host", 1),
		"other": pod("other", "far", "other", 8081), "far-web": pod("far-web", "far", "web", 8080),
	}
	pods["ended"].Status.Phase = corev1.PodSucceeded
	pods["host"].Spec.HostNetwork = true
	return pods
}

func listOf(pods map[string]*corev1.Pod) []*corev1.Pod { return slices.Collect(maps.Values(pods)) }

func policiesOf(t *testing.T, specs []string) []*networkingv1.NetworkPolicy {
	t.Helper()
	var policies []*networkingv1.NetworkPolicy
	for i, spec := range specs {
		policy := &networkingv1.NetworkPolicy{ObjectMeta: metav1.ObjectMeta{Name: fmt.Sprint("policy-", i), Namespace: "near"}}
		if err := yaml.UnmarshalStrict([]byte(spec), &policy.Spec); err != nil {
			t.Fatal(err)
		}
		policies = append(policies, policy)
	}
	return policies
}

// packetOf reads "from to port" or "from to port/protocol".
func packetOf(t *testing.T, text string) rulesettest.Packet {
	t.Helper()
	words := strings.Fields(text)
	packet := rulesettest.Packet{Source: netip.MustParseAddr(addresses[words[0]]), Destination: netip.MustParseAddr(addresses[words[1]]), Protocol: "tcp"}
	number, protocol, ok := strings.Cut(words[2], "/")
	if ok {
		packet.Protocol = protocol
	}
	if _, err := fmt.Sscan(number, &packet.Port); err != nil {
		t.Fatal(err)
	}
	return packet
}
