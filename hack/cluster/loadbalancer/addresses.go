package main

import (
	"cmp"
	"net/netip"
	"slices"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/types"
)

// addresses remembers which Service has which address of the network. What was given is believed over
// what a Service's status says, since a watch may lag behind our own writes.
type addresses struct {
	network netip.Prefix
	given   map[types.UID]netip.Addr
}

func newAddresses(network netip.Prefix) *addresses {
	return &addresses{network: network.Masked(), given: map[types.UID]netip.Addr{}}
}

// assign gives every Service an address: the one it has, else the lowest free one, oldest Service first.
// Addresses of Services that are not listed become free. Services left without are returned.
func (a *addresses) assign(services []*corev1.Service) (without []*corev1.Service) {
	services = slices.SortedFunc(slices.Values(services), byAge)
	a.forget(services)
	taken := map[netip.Addr]bool{}
	for _, address := range a.given {
		taken[address] = true
	}
	for _, service := range services {
		address, ok := a.ofStatus(service)
		if _, known := a.given[service.UID]; !known && ok && !taken[address] {
			a.given[service.UID], taken[address] = address, true
		}
	}
	for _, service := range services {
		if _, known := a.given[service.UID]; known {
			continue
		}
		address, ok := a.lowestFree(taken)
		if !ok {
			without = append(without, service)
			continue
		}
		a.given[service.UID], taken[address] = address, true
	}
	return without
}

func (a *addresses) forget(present []*corev1.Service) {
	uids := map[types.UID]bool{}
	for _, service := range present {
		uids[service.UID] = true
	}
	for uid := range a.given {
		if !uids[uid] {
			delete(a.given, uid)
		}
	}
}

func (a *addresses) ofStatus(service *corev1.Service) (netip.Addr, bool) {
	ingress := service.Status.LoadBalancer.Ingress
	if len(ingress) != 1 {
		return netip.Addr{}, false
	}
	address, err := netip.ParseAddr(ingress[0].IP)
	return address, err == nil && a.usable(address)
}

// usable leaves out the network's own address and its last, which is for broadcasts.
func (a *addresses) usable(address netip.Addr) bool {
	return a.network.Contains(address) && address != a.network.Addr() && a.network.Contains(address.Next())
}

func (a *addresses) lowestFree(taken map[netip.Addr]bool) (netip.Addr, bool) {
	for address := a.network.Addr().Next(); a.usable(address); address = address.Next() {
		if !taken[address] {
			return address, true
		}
	}
	return netip.Addr{}, false
}

func byAge(one, other *corev1.Service) int {
	return cmp.Or(
		one.CreationTimestamp.Compare(other.CreationTimestamp.Time),
		cmp.Compare(one.Namespace, other.Namespace),
		cmp.Compare(one.Name, other.Name))
}
