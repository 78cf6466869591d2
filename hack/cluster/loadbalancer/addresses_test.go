package main

import (
	"fmt"
	"net/netip"
	"testing"
	"testing/quick"
	"time"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/types"
)

var network = netip.MustParsePrefix("10.89.1.0/24")

func service(name string, age int, addresses ...string) *corev1.Service {
	made := &corev1.Service{
		ObjectMeta: metav1.ObjectMeta{
			Namespace: "shop", Name: name, UID: types.UID("uid-" + name),
			CreationTimestamp: metav1.NewTime(time.Unix(int64(1000-age), 0)),
		},
		Spec: corev1.ServiceSpec{Type: corev1.ServiceTypeLoadBalancer, Ports: []corev1.ServicePort{{Port: 80}}},
	}
	for _, address := range addresses {
		made.Status.LoadBalancer.Ingress = append(made.Status.LoadBalancer.Ingress, corev1.LoadBalancerIngress{IP: address})
	}
	return made
}

func expectAddress(t *testing.T, a *addresses, name, wanted string) {
	t.Helper()
	if got := a.given[types.UID("uid-"+name)]; got.String() != wanted {
		t.Errorf("%s has %s, wanted %s", name, got, wanted)
	}
}

func TestGivesTheLowestFreeAddressToTheOldestFirst(t *testing.T) {
	a := newAddresses(network)
	a.assign([]*corev1.Service{service("young", 1), service("old", 9)})
	expectAddress(t, a, "old", "10.89.1.1")
	expectAddress(t, a, "young", "10.89.1.2")
}

func TestARestartKeepsTheAddressesInStatus(t *testing.T) {
	a := newAddresses(network)
	a.assign([]*corev1.Service{service("new", 9), service("kept", 1, "10.89.1.1")})
	expectAddress(t, a, "kept", "10.89.1.1")
	expectAddress(t, a, "new", "10.89.1.2")
}

func TestAStaleStatusDoesNotMoveAnAddress(t *testing.T) {
	a := newAddresses(network)
	a.assign([]*corev1.Service{service("b", 1)})
	a.assign([]*corev1.Service{service("b", 1), service("a", 1)})
	expectAddress(t, a, "b", "10.89.1.1")
	expectAddress(t, a, "a", "10.89.1.2")
}

func TestTheOlderKeepsAnAddressThatTwoClaim(t *testing.T) {
	a := newAddresses(network)
	a.assign([]*corev1.Service{service("young", 1, "10.89.1.7"), service("old", 9, "10.89.1.7")})
	expectAddress(t, a, "old", "10.89.1.7")
	expectAddress(t, a, "young", "10.89.1.1")
}

func TestIgnoresAddressesThatAreNotOursToGive(t *testing.T) {
	for _, foreign := range []string{"10.89.2.1", "10.89.1.0", "10.89.1.255", "::1", "shop.example", ""} {
		a := newAddresses(network)
		a.assign([]*corev1.Service{service("a", 1, foreign)})
		expectAddress(t, a, "a", "10.89.1.1")
	}
}

func TestADeletedServiceFreesItsAddress(t *testing.T) {
	a := newAddresses(network)
	a.assign([]*corev1.Service{service("gone", 2), service("stays", 1)})
	a.assign([]*corev1.Service{service("stays", 1), service("next", 0)})
	expectAddress(t, a, "stays", "10.89.1.2")
	expectAddress(t, a, "next", "10.89.1.1")
}

func TestReturnsTheYoungestWhenAddressesAreExhausted(t *testing.T) {
	a := newAddresses(netip.MustParsePrefix("10.89.1.0/30"))
	without := a.assign([]*corev1.Service{service("third", 1), service("first", 3), service("second", 2)})
	if len(without) != 1 || without[0].Name != "third" {
		t.Fatalf("without an address: %v", without)
	}
	if without = a.assign([]*corev1.Service{service("third", 1), service("second", 2)}); len(without) != 0 {
		t.Fatalf("a freed address was not given on")
	}
	expectAddress(t, a, "third", "10.89.1.1")
}

// Whatever comes, goes and restarts: no two Services share an address, and none that stays moves.
func TestAddressesAreUniqueAndStable(t *testing.T) {
	holds := func(steps []uint16) bool {
		a := newAddresses(netip.MustParsePrefix("10.89.1.0/27"))
		present := map[string]*corev1.Service{}
		for _, step := range steps {
			name := fmt.Sprint("s", step%40)
			if _, ok := present[name]; ok && step&0x100 != 0 {
				delete(present, name)
			} else if !ok {
				present[name] = service(name, int(step>>9))
			}
			if step&0x200 != 0 {
				a = newAddresses(a.network)
			}
			before := map[types.UID]string{}
			var all []*corev1.Service
			for _, listed := range present {
				all = append(all, listed)
				if ingress := listed.Status.LoadBalancer.Ingress; len(ingress) == 1 {
					before[listed.UID] = ingress[0].IP
				}
			}
			without := a.assign(all)
			seen := map[netip.Addr]bool{}
			for _, listed := range all {
				address, ok := a.given[listed.UID]
				if !ok {
					continue
				}
				if seen[address] || !a.usable(address) {
					return false
				}
				if old, ok := before[listed.UID]; ok && old != address.String() {
					return false
				}
				seen[address] = true
				listed.Status.LoadBalancer.Ingress = []corev1.LoadBalancerIngress{{IP: address.String()}}
			}
			if len(seen)+len(without) != len(all) || (len(without) > 0 && len(seen) != 30) {
				return false
			}
		}
		return true
	}
	if err := quick.Check(holds, &quick.Config{MaxCount: 300}); err != nil {
		t.Error(err)
	}
}
