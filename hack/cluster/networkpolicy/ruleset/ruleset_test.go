package ruleset

import (
	"encoding/json"
	"testing"

	"shopkeeper.dev/hack/cluster/networkpolicy/ruleset/rulesettest"
)

func compiled(t *testing.T, world World) string {
	t.Helper()
	script, err := Compile("networkpolicy", world)
	if err != nil {
		t.Fatal(err)
	}
	return script
}

func TestAnyWorldIsKeptPacketByPacket(t *testing.T) {
	all := packets([]string{"tcp", "udp", "sctp"}, []int32{79, 80, 81, 82, 83, 84, 90})
	accepted, refused := 0, 0
	for seed := range uint64(600) {
		world := seeded(seed).world()
		script := compiled(t, world)
		rules, err := rulesettest.Read(script)
		if err != nil {
			t.Fatal(err)
		}
		for _, packet := range all {
			got, err := rules.Accepts(packet)
			if err != nil {
				t.Fatal(err)
			}
			if want := allowed(world, packet); got != want {
				t.Fatalf("seed %d: %+v: accepted is %t, should be %t\n%s\n%s", seed, packet, got, want, script, described(world))
			} else if got {
				accepted++
			} else {
				refused++
			}
		}
	}
	if min(accepted, refused) < (accepted+refused)/10 {
		t.Fatalf("the worlds say little: %d packets accepted, %d refused", accepted, refused)
	}
}

func TestTheOrderOfObjectsChangesNothing(t *testing.T) {
	for seed := range uint64(100) {
		g := seeded(seed)
		world := g.world()
		before := compiled(t, world)
		g.Shuffle(len(world.Pods), func(i, j int) { world.Pods[i], world.Pods[j] = world.Pods[j], world.Pods[i] })
		g.Shuffle(len(world.Policies), func(i, j int) { world.Policies[i], world.Policies[j] = world.Policies[j], world.Policies[i] })
		if after := compiled(t, world); after != before {
			t.Fatalf("seed %d: %s\n%s", seed, before, after)
		}
	}
}

func described(world World) string {
	text, err := json.MarshalIndent(world.Policies, "", " ")
	if err != nil {
		return err.Error()
	}
	return string(text)
}
