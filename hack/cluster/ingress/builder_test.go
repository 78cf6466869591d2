package main

import (
	"net/netip"
	"slices"
	"strings"
	"testing"
	"time"

	corev1 "k8s.io/api/core/v1"
	discoveryv1 "k8s.io/api/discovery/v1"
	networkingv1 "k8s.io/api/networking/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/types"
	"k8s.io/client-go/kubernetes/fake"
)

func object(name string) metav1.ObjectMeta {
	return metav1.ObjectMeta{Namespace: "shop", Name: name, UID: types.UID("uid-" + name)}
}

func service(name string) *corev1.Service {
	return &corev1.Service{ObjectMeta: object(name), Spec: corev1.ServiceSpec{Ports: []corev1.ServicePort{{Name: "http", Port: 80}}}}
}

// ready and unready endpoints of a Service; ports of 127.0.0.1.
func endpoints(service string, ready, unready []int) []runtime.Object {
	var made []runtime.Object
	add := func(port int, isReady bool) {
		slice := &discoveryv1.EndpointSlice{ObjectMeta: object(service + "-" + time.Duration(port).String())}
		slice.Labels = map[string]string{discoveryv1.LabelServiceName: service}
		name, number := "http", int32(port)
		slice.Ports = []discoveryv1.EndpointPort{{Name: &name, Port: &number}}
		slice.Endpoints = []discoveryv1.Endpoint{{Addresses: []string{"127.0.0.1"}, Conditions: discoveryv1.EndpointConditions{Ready: &isReady}}}
		made = append(made, slice)
	}
	for _, port := range ready {
		add(port, true)
	}
	for _, port := range unready {
		add(port, false)
	}
	return made
}

// ingress gives paths of one host to Services: "/path=service"; "=" before the path makes it exact.
func ingress(name, host string, age int, rules ...string) *networkingv1.Ingress {
	class := "shopkeeper-local"
	made := &networkingv1.Ingress{ObjectMeta: object(name), Spec: networkingv1.IngressSpec{IngressClassName: &class}}
	made.CreationTimestamp = metav1.NewTime(time.Unix(int64(1000-age), 0))
	http := &networkingv1.HTTPIngressRuleValue{}
	for _, rule := range rules {
		kind := networkingv1.PathTypePrefix
		if strings.HasPrefix(rule, "=") {
			kind, rule = networkingv1.PathTypeExact, rule[1:]
		}
		at := strings.LastIndex(rule, "=")
		http.Paths = append(http.Paths, networkingv1.HTTPIngressPath{Path: rule[:at], PathType: &kind, Backend: to(rule[at+1:])})
	}
	made.Spec.Rules = []networkingv1.IngressRule{{Host: host, IngressRuleValue: networkingv1.IngressRuleValue{HTTP: http}}}
	return made
}

func to(service string) networkingv1.IngressBackend {
	return networkingv1.IngressBackend{Service: &networkingv1.IngressServiceBackend{Name: service, Port: networkingv1.ServiceBackendPort{Name: "http"}}}
}

// built is what the builder makes of objects that an API server holds.
func built(t *testing.T, objects ...runtime.Object) (site, []string) {
	t.Helper()
	known := newCluster(fake.NewClientset(objects...))
	if err := known.watch(t.Context(), func() {}); err != nil {
		t.Fatal(err)
	}
	made, problems := build(known, known.ingresses("shopkeeper-local"))
	var reasons []string
	for _, found := range problems {
		reasons = append(reasons, found.reason)
	}
	return made, reasons
}

func TestTakesOnlyReadyEndpoints(t *testing.T) {
	made, reasons := built(t, append(endpoints("web", []int{7001, 7002}, []int{7003}), ingress("i", "a.example", 1, "/=web"), service("web"))...)
	wanted := []netip.AddrPort{netip.MustParseAddrPort("127.0.0.1:7001"), netip.MustParseAddrPort("127.0.0.1:7002")}
	if len(reasons) != 0 || !slices.Equal(made.backends[0].endpoints, wanted) {
		t.Fatalf("%v, %v", made.backends, reasons)
	}
}

func TestTellsWhatCannotBeServedAndServesTheRest(t *testing.T) {
	bad := ingress("bad", "a.example", 1, "/none=missing", "/=web", "/a\nb=web", "/port=web")
	bad.Spec.Rules[0].HTTP.Paths[3].Backend.Service.Port.Name = "other"
	bad.Spec.TLS = []networkingv1.IngressTLS{{Hosts: []string{"a.example"}, SecretName: "missing"}, {Hosts: []string{"a.example"}, SecretName: "broken"}}
	broken := &corev1.Secret{ObjectMeta: object("broken"), Type: corev1.SecretTypeTLS, Data: map[string][]byte{"tls.crt": []byte("no"), "tls.key": []byte("no")}}
	made, reasons := built(t, bad, service("web"), broken)
	wanted := []string{"ServiceMissing", "PathInvalid", "PortMissing", "SecretMissing", "SecretInvalid"}
	if !slices.Equal(reasons, wanted) {
		t.Errorf("told %v, wanted %v", reasons, wanted)
	}
	if len(made.hosts) != 1 || len(made.hosts[0].paths) != 1 || !made.hosts[0].secure || len(made.certificates) != 0 {
		t.Errorf("served %+v", made)
	}
}

func TestTheOlderIngressKeepsAPathThatTwoClaim(t *testing.T) {
	made, reasons := built(t, ingress("young", "a.example", 1, "/=web"), ingress("old", "a.example", 9, "/=other"), service("web"), service("other"))
	if !slices.Equal(reasons, []string{"PathTaken"}) || made.hosts[0].paths[0].backend != "shop_other_80" {
		t.Fatalf("%v, %v", made.hosts, reasons)
	}
}

func TestLeavesIngressesOfOtherClassesAlone(t *testing.T) {
	foreign, none, class := ingress("foreign", "a.example", 1, "/=web"), ingress("none", "b.example", 1, "/=web"), "other"
	foreign.Spec.IngressClassName = &class
	none.Spec.IngressClassName = nil
	if made, _ := built(t, foreign, none, service("web")); len(made.hosts) != 0 {
		t.Fatalf("served %v", made.hosts)
	}
}

func TestAHostIsSecureIfAnyIngressGivesItTLS(t *testing.T) {
	older, younger := ingress("older", "b.example", 9, "/=web"), ingress("younger", "a.example", 1, "/=web")
	older.Spec.TLS = []networkingv1.IngressTLS{{Hosts: []string{"a.example"}}}
	made, reasons := built(t, older, younger, service("web"))
	if len(reasons) != 0 || len(made.hosts) != 2 || !made.hosts[0].secure || made.hosts[1].secure {
		t.Fatalf("%+v, %v", made.hosts, reasons)
	}
}
