package main

import (
	"net/netip"
	"slices"
	"testing"
	"testing/quick"
)

// Whatever comes and goes: every endpoint has one place, and none that stays moves.
func TestEndpointsKeepTheirPlaces(t *testing.T) {
	holds := func(steps [][]uint8) bool {
		places := slots{}
		for _, step := range steps {
			var wanted []netip.AddrPort
			for _, port := range step {
				wanted = append(wanted, netip.AddrPortFrom(netip.MustParseAddr("10.244.0.9"), uint16(port)+1))
			}
			slices.SortFunc(wanted, netip.AddrPort.Compare)
			wanted = slices.Compact(wanted)
			after := places.fit([]backend{{"b", wanted}})
			for i, endpoint := range places["b"] {
				if slices.Contains(wanted, endpoint) && after["b"][i] != endpoint {
					return false
				}
			}
			taken := slices.DeleteFunc(slices.Clone(after["b"]), func(endpoint netip.AddrPort) bool { return !endpoint.IsValid() })
			slices.SortFunc(taken, netip.AddrPort.Compare)
			if !slices.Equal(taken, wanted) {
				return false
			}
			places = after
		}
		return true
	}
	if err := quick.Check(holds, &quick.Config{MaxCount: 300}); err != nil {
		t.Error(err)
	}
}
