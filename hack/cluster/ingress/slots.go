package main

import (
	"net/netip"
	"slices"
)

const fewestSlots = 8

// slots gives each backend places for its endpoints, each of which one server of haproxy stands for. Endpoints
// come and go in places that stay, so that haproxy need not be loaded anew.
type slots map[string][]netip.AddrPort

// fit gives slots that hold the endpoints of backends: each where it was, a new one in a free place. The number
// of places grows when there are too few.
func (s slots) fit(backends []backend) slots {
	fitted := slots{}
	for _, b := range backends {
		fitted[b.name] = place(s[b.name], b.endpoints)
	}
	return fitted
}

func place(before, endpoints []netip.AddrPort) []netip.AddrPort {
	size := max(fewestSlots, len(before))
	for size < len(endpoints) {
		size *= 2
	}
	placed := make([]netip.AddrPort, size)
	for i, endpoint := range before {
		if slices.Contains(endpoints, endpoint) {
			placed[i] = endpoint
		}
	}
	for _, endpoint := range endpoints {
		if !slices.Contains(placed, endpoint) {
			placed[slices.Index(placed, netip.AddrPort{})] = endpoint
		}
	}
	return placed
}

// emptied has the same places with nothing in them.
func (s slots) emptied() slots {
	empty := slots{}
	for name, places := range s {
		empty[name] = make([]netip.AddrPort, len(places))
	}
	return empty
}
