package ruleset

import (
	"fmt"
	"net/netip"
	"os"
	"os/exec"
	"strings"
	"testing"

	"shopkeeper.dev/hack/cluster/networkpolicy/ruleset/rulesettest"
)

// Real connections through a real kernel: what the simulation of a ruleset takes for granted.
func TestAKernelKeepsTheRules(t *testing.T) {
	n := newNetwork(t)
	ports := []int32{80, 81, 90}
	all := packets([]string{"tcp", "udp"}, ports)
	n.serve(ports)
	for _, packet := range all {
		if !n.connects(packet) {
			t.Fatalf("without rules %+v does not connect", packet)
		}
	}
	accepted, refused := 0, 0
	for seed := range uint64(12) {
		world := seeded(1000 + seed).world()
		script := compiled(t, world)
		n.load(script)
		for _, packet := range all {
			got, want := n.connects(packet), allowed(world, packet)
			if got != want {
				t.Fatalf("seed %d: %+v connects is %t, should be %t\n%s\n%s", 1000+seed, packet, got, want, script, described(world))
			} else if got {
				accepted++
			} else {
				refused++
			}
		}
	}
	t.Logf("%d connections accepted, %d refused", accepted, refused)
	n.load(Remove("networkpolicy"))
	for _, packet := range all {
		if !n.connects(packet) {
			t.Fatalf("with the rules removed %+v does not connect", packet)
		}
	}
}

func TestAConnectionOutlivesThePolicyThatRefusesNewOnes(t *testing.T) {
	n := newNetwork(t)
	n.serve([]int32{80})
	// From the first rules on the kernel keeps track of connections, as it does for kube-proxy.
	n.load(compiled(t, World{}))
	packet := rulesettest.Packet{Source: outside[0], Destination: netip.MustParseAddr("10.0.1.1"), Protocol: "tcp", Port: 80}
	connection, err := n.dial(packet)
	if err != nil {
		t.Fatal(err)
	}
	defer connection.Close()
	world := World{policiesOf(t, []string{`{podSelector: {}}`}), listOf(fixedPods()), fixedNamespaces()}
	n.load(compiled(t, world))
	if err := echo(connection); err != nil {
		t.Fatal(err)
	}
	if n.connects(packet) {
		t.Fatal("a new connection is not refused")
	}
}

func TestTheKernelTakesEveryWorld(t *testing.T) {
	n := newNetwork(t)
	for seed := range uint64(60) {
		n.load(compiled(t, seeded(seed).world()))
	}
}

func needRoot(t *testing.T) {
	t.Helper()
	if os.Geteuid() != 0 {
		t.Skip("network namespaces need root")
	}
	for _, program := range []string{"ip", "nft"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Fatal(err)
		}
	}
}

func command(t *testing.T, input string, words ...string) {
	t.Helper()
	command := exec.Command(words[0], words[1:]...)
	command.Stdin = strings.NewReader(input)
	if output, err := command.CombinedOutput(); err != nil {
		t.Fatal(fmt.Errorf("%v: %w: %s\n%s", words, err, output, input))
	}
}
