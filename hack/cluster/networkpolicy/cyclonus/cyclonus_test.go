package cyclonus

import (
	"slices"
	"strings"
	"testing"

	"github.com/mattfenwick/cyclonus/pkg/generator"
	"github.com/mattfenwick/cyclonus/pkg/matcher"
	"shopkeeper.dev/hack/cluster/networkpolicy/ruleset"
	"shopkeeper.dev/hack/cluster/networkpolicy/ruleset/rulesettest"
)

// comparison counts how often both said what.
type comparison struct{ cases, steps, accepted, refused int }

func TestCyclonusAgreesInEachOfItsCases(t *testing.T) {
	var seen comparison
	first := newCluster().pods["z/c"].Status.PodIP
	for _, c := range generator.NewTestCaseGenerator(true, first, []string{"x", "y", "z"}, nil, nil).GenerateAllTestCases() {
		seen.cases++
		cluster := newCluster()
		for _, step := range c.Steps {
			seen.steps++
			for _, action := range step.Actions {
				if err := cluster.act(action); err != nil {
					t.Fatal(err)
				}
			}
			seen.compare(t, c.Description, cluster)
		}
	}
	t.Logf("%d cases of %d steps: %d packets accepted by both, %d refused by both", seen.cases, seen.steps, seen.accepted, seen.refused)
	if seen.cases < 100 || seen.accepted == 0 || seen.refused == 0 {
		t.Fatal("too few to be an opinion")
	}
}

func (seen *comparison) compare(t *testing.T, description string, c *cluster) {
	t.Helper()
	world := c.world()
	script, err := ruleset.Compile("networkpolicy", world)
	if err != nil {
		t.Fatal(err)
	}
	rules, err := rulesettest.Read(script)
	if err != nil {
		t.Fatal(err)
	}
	opinion := matcher.BuildNetworkPolicies(true, world.Policies)
	peers := c.peers()
	for source, from := range peers {
		for destination, to := range peers {
			// Cyclonus leaves open what becomes of a pod's traffic to itself; Kubernetes does not.
			if source == destination {
				continue
			}
			for _, protocol := range protocols {
				for _, port := range append(slices.Clone(served), 82) {
					traffic := &matcher.Traffic{Source: from, Destination: to, ResolvedPort: int(port), Protocol: protocol}
					if to.Internal != nil && slices.Contains(served, port) {
						traffic.ResolvedPortName = portName(port, protocol)
					}
					packet := rulesettest.Packet{Source: source, Destination: destination,
						Protocol: strings.ToLower(string(protocol)), Port: uint16(port)}
					seen.packet(t, description, rules, packet, opinion.IsTrafficAllowed(traffic).IsAllowed(), script)
				}
			}
		}
	}
}

func (seen *comparison) packet(t *testing.T, description string, rules *rulesettest.Ruleset, packet rulesettest.Packet, wanted bool, script string) {
	t.Helper()
	accepts, err := rules.Accepts(packet)
	if err != nil {
		t.Fatal(err)
	}
	if accepts != wanted {
		t.Fatalf("%s: %+v: accepted is %t, cyclonus says %t\n%s", description, packet, accepts, wanted, script)
	}
	if accepts {
		seen.accepted++
	} else {
		seen.refused++
	}
}
