package main

import (
	"context"
	"io"
	"net"
	"net/netip"
	"slices"
	"testing"
	"time"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/client-go/kubernetes/fake"
)

// start runs a controller on a client until the test, or the returned function, ends it.
func start(t *testing.T, client *fake.Clientset, network string, r *relays) func() {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan struct{})
	go func() {
		defer close(done)
		if err := newController(client, netip.MustParsePrefix(network), r).run(ctx); err != nil {
			t.Error(err)
		}
	}()
	stop := func() { cancel(); <-done }
	t.Cleanup(stop)
	return stop
}

func eventually(t *testing.T, what string, holds func() bool) {
	t.Helper()
	for deadline := time.Now().Add(20 * time.Second); !holds(); time.Sleep(10 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("never: " + what)
		}
	}
}

func statusOf(t *testing.T, client *fake.Clientset, name string) string {
	t.Helper()
	read, err := client.CoreV1().Services("shop").Get(t.Context(), name, metav1.GetOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if len(read.Status.LoadBalancer.Ingress) == 0 {
		return ""
	}
	return read.Status.LoadBalancer.Ingress[0].IP
}

func create(t *testing.T, client *fake.Clientset, made *corev1.Service) {
	t.Helper()
	if _, err := client.CoreV1().Services(made.Namespace).Create(t.Context(), made, metav1.CreateOptions{}); err != nil {
		t.Fatal(err)
	}
}

func TestPublishesAnAddressAndOpensALocalhostPort(t *testing.T) {
	client := fake.NewClientset()
	r := relaysIn(t, t.TempDir(), freePort(t))
	start(t, client, "127.0.0.0/29", r)
	target := serve(t, greet("hello"))
	made := service("a", 1)
	made.Spec.Ports = []corev1.ServicePort{{Port: 53, Protocol: corev1.ProtocolUDP}, {Port: int32(target.Port()), Protocol: corev1.ProtocolTCP}}
	create(t, client, made)
	eventually(t, "an address", func() bool { return statusOf(t, client, "a") == "127.0.0.1" })
	address := net.JoinHostPort("127.0.0.1", "0")
	eventually(t, "an answer through localhost", func() bool {
		if ports, err := openBook(r.book.path, 1); err == nil && ports.ports["shop/a"] != 0 {
			address = (&net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: ports.ports["shop/a"]}).String()
		}
		connection, err := net.Dial("tcp4", address)
		if err != nil {
			return false
		}
		defer connection.Close()
		got, err := io.ReadAll(connection)
		return err == nil && string(got) == "hello"
	})
}

func TestARestartedControllerLeavesAddressesAsTheyAre(t *testing.T) {
	client := fake.NewClientset()
	folder, first := t.TempDir(), freePort(t)
	stop := start(t, client, "10.89.1.0/24", relaysIn(t, folder, first))
	create(t, client, service("b", 1))
	eventually(t, "b has an address", func() bool { return statusOf(t, client, "b") == "10.89.1.1" })
	stop()
	create(t, client, service("a", 9))
	start(t, client, "10.89.1.0/24", relaysIn(t, folder, first))
	eventually(t, "a has an address", func() bool { return statusOf(t, client, "a") == "10.89.1.2" })
	if got := statusOf(t, client, "b"); got != "10.89.1.1" {
		t.Fatalf("b moved to %s", got)
	}
}

func TestAnExhaustedNetworkIsToldByAnEventAndHealsOnDeletion(t *testing.T) {
	client := fake.NewClientset()
	start(t, client, "10.89.1.0/30", relaysIn(t, t.TempDir(), freePort(t)))
	for _, name := range []string{"a", "b", "c"} {
		create(t, client, service(name, 1))
	}
	eventually(t, "a warning", func() bool {
		events, err := client.CoreV1().Events("shop").List(t.Context(), metav1.ListOptions{})
		return err == nil && slices.ContainsFunc(events.Items, func(event corev1.Event) bool {
			return event.Reason == "AddressesExhausted" && event.InvolvedObject.Name == "c"
		})
	})
	if err := client.CoreV1().Services("shop").Delete(t.Context(), "a", metav1.DeleteOptions{}); err != nil {
		t.Fatal(err)
	}
	eventually(t, "c has a's address", func() bool { return statusOf(t, client, "c") == "10.89.1.1" })
}

func TestLeavesOtherServicesAlone(t *testing.T) {
	client := fake.NewClientset()
	internal, foreign, class := service("internal", 9), service("foreign", 8), "example.com/other"
	internal.Spec.Type = corev1.ServiceTypeClusterIP
	foreign.Spec.LoadBalancerClass = &class
	create(t, client, internal)
	create(t, client, foreign)
	create(t, client, service("ours", 1))
	start(t, client, "10.89.1.0/24", relaysIn(t, t.TempDir(), freePort(t)))
	eventually(t, "ours has an address", func() bool { return statusOf(t, client, "ours") == "10.89.1.1" })
	if statusOf(t, client, "internal") != "" || statusOf(t, client, "foreign") != "" {
		t.Fatal("a Service that is not ours was touched")
	}
}

func TestOpensALocalhostPortForEachTCPPort(t *testing.T) {
	client := fake.NewClientset()
	r := relaysIn(t, t.TempDir(), freePort(t))
	start(t, client, "127.0.0.0/29", r)
	made := service("a", 1)
	made.Spec.Ports = []corev1.ServicePort{{Port: 53, Protocol: corev1.ProtocolUDP}, {Port: 443}, {Port: 80}}
	create(t, client, made)
	eventually(t, "two ports", func() bool {
		ports, err := openBook(r.book.path, 1)
		return err == nil && ports.ports["shop/a"] != 0 && ports.ports["shop/a:80"] > ports.ports["shop/a"]
	})
}

func TestALocalhostPortThatIsNoneIsToldByAnEvent(t *testing.T) {
	client := fake.NewClientset()
	start(t, client, "127.0.0.0/29", relaysIn(t, t.TempDir(), freePort(t)))
	made := service("a", 1)
	made.Annotations = map[string]string{localhostPortAnnotation: "https"}
	create(t, client, made)
	eventually(t, "a warning", func() bool {
		events, err := client.CoreV1().Events("shop").List(t.Context(), metav1.ListOptions{})
		return err == nil && slices.ContainsFunc(events.Items, func(event corev1.Event) bool { return event.Reason == "LocalhostPortInvalid" })
	})
}
