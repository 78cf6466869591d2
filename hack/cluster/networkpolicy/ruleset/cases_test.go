package ruleset

import (
	"strings"
	"testing"
	"time"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"shopkeeper.dev/hack/cluster/networkpolicy/ruleset/rulesettest"
)

// What Kubernetes' documentation says of each field, against pods that are the same in every case.
func TestKeepsWhatThePolicySays(t *testing.T) {
	for sentence, c := range map[string]struct {
		specs             []string
		connects, refused []string
	}{
		"is open without a policy":                   {nil, []string{"web api 80", "other db 5432", "outside web 80"}, nil},
		"isolates what an empty selector selects":    {[]string{`{podSelector: {}}`}, []string{"web other 80", "web web 80"}, []string{"web api 80", "outside web 80"}},
		"leaves pods of other namespaces alone":      {[]string{`{podSelector: {}}`}, []string{"outside other 80", "api other 80"}, nil},
		"defaults to ingress only":                   {[]string{`{podSelector: {matchLabels: {app: web}}}`}, []string{"web api 80"}, []string{"api web 80"}},
		"defaults to both where there is egress":     {[]string{`{podSelector: {matchLabels: {app: web}}, egress: [{ports: [{port: 80}]}]}`}, []string{"web api 80"}, []string{"web api 81", "api web 80"}},
		"isolates one way only if it says so":        {[]string{`{podSelector: {matchLabels: {app: web}}, policyTypes: [Egress]}`}, []string{"api web 80"}, []string{"web api 80", "web outside 80"}},
		"an empty rule allows everything":            {[]string{`{podSelector: {}, ingress: [{}]}`}, []string{"other web 80", "outside web 81/udp"}, nil},
		"two peers are alternatives":                 {[]string{`{podSelector: {matchLabels: {app: api}}, ingress: [{from: [{namespaceSelector: {matchLabels: {name: far}}}, {podSelector: {matchLabels: {app: web}}}]}]}`}, []string{"web api 80", "other api 80", "far-web api 80"}, []string{"db api 80", "outside api 80"}},
		"two selectors of one peer hold both":        {[]string{`{podSelector: {matchLabels: {app: api}}, ingress: [{from: [{namespaceSelector: {matchLabels: {name: far}}, podSelector: {matchLabels: {app: web}}}]}]}`}, []string{"far-web api 80"}, []string{"web api 80", "other api 80"}},
		"a podSelector alone means this namespace":   {[]string{`{podSelector: {matchLabels: {app: api}}, ingress: [{from: [{podSelector: {}}]}]}`}, []string{"web api 80", "db api 80"}, []string{"other api 80", "far-web api 80"}},
		"an empty namespaceSelector means all pods":  {[]string{`{podSelector: {matchLabels: {app: api}}, ingress: [{from: [{namespaceSelector: {}}]}]}`}, []string{"web api 80", "other api 80"}, []string{"outside api 80"}},
		"policies add up":                            {[]string{`{podSelector: {}}`, `{podSelector: {matchLabels: {app: api}}, ingress: [{from: [{podSelector: {matchLabels: {app: web}}}]}]}`}, []string{"web api 80"}, []string{"db api 80", "api web 80"}},
		"both ends have their say":                   {[]string{`{podSelector: {matchLabels: {app: web}}, policyTypes: [Egress]}`, `{podSelector: {matchLabels: {app: api}}, ingress: [{}]}`}, nil, []string{"web api 80"}},
		"a port is of TCP unless it says otherwise":  {[]string{`{podSelector: {}, ingress: [{ports: [{port: 80}]}]}`}, []string{"web api 80"}, []string{"web api 80/udp", "web api 81"}},
		"a protocol alone means all its ports":       {[]string{`{podSelector: {}, ingress: [{ports: [{protocol: UDP}]}]}`}, []string{"web api 0/udp", "web api 65535/udp"}, []string{"web api 80"}},
		"a range includes both its ends":             {[]string{`{podSelector: {}, ingress: [{ports: [{port: 80, endPort: 90}, {port: 85}, {port: 91, endPort: 92}]}]}`}, []string{"web api 80", "web api 90", "web api 92"}, []string{"web api 79", "web api 93"}},
		"a named port is the receiving pod's":        {[]string{`{podSelector: {}, ingress: [{ports: [{port: main}]}]}`}, []string{"web api 3000", "api db 5432"}, []string{"web api 5432", "api db 3000"}},
		"a named port is the receiving pod's, going": {[]string{`{podSelector: {matchLabels: {app: web}}, policyTypes: [Egress], egress: [{to: [{podSelector: {}}], ports: [{port: main}]}]}`}, []string{"web api 3000", "web db 5432"}, []string{"web api 5432", "web other 80", "web outside 3000"}},
		"a named port is of its protocol":            {[]string{`{podSelector: {}, ingress: [{ports: [{port: main, protocol: UDP}]}]}`}, nil, []string{"web api 3000", "web api 3000/udp"}},
		"a block is without its exceptions":          {[]string{`{podSelector: {}, ingress: [{from: [{ipBlock: {cidr: 0.0.0.0/0, except: [10.0.1.0/24, 10.0.9.2/32]}}]}]}`}, []string{"outside web 80"}, []string{"api web 80", "outside2 web 80"}},
		"another block may hold what one excepts":    {[]string{`{podSelector: {}, ingress: [{from: [{ipBlock: {cidr: 0.0.0.0/0, except: [10.0.9.0/24]}}, {ipBlock: {cidr: 10.0.9.2/32}}]}]}`}, []string{"outside2 web 80", "api web 80"}, []string{"outside web 80"}},
		"a block of IPv6 matches nothing here":       {[]string{`{podSelector: {}, ingress: [{from: [{ipBlock: {cidr: "::/0"}}]}]}`}, nil, []string{"api web 80"}},
		"the node's pods are no peers":               {[]string{`{podSelector: {}, ingress: [{from: [{namespaceSelector: {}}]}]}`}, nil, []string{"host web 80"}},
		"the node's pods are not isolated":           {[]string{`{podSelector: {}, policyTypes: [Ingress, Egress]}`}, []string{"other host 80", "host other 80"}, nil},
		"an ended pod is no peer":                    {[]string{`{podSelector: {matchLabels: {app: api}}, ingress: [{from: [{podSelector: {}}]}]}`}, nil, []string{"ended api 80"}},
	} {
		t.Run(sentence, func(t *testing.T) {
			rules, err := rulesettest.Read(compiled(t, World{policiesOf(t, c.specs), listOf(fixedPods()), fixedNamespaces()}))
			if err != nil {
				t.Fatal(err)
			}
			for wanted, texts := range map[bool][]string{true: c.connects, false: c.refused} {
				for _, text := range texts {
					if got, err := rules.Accepts(packetOf(t, text)); err != nil || got != wanted {
						t.Errorf("%s: connects is %t (%v)", text, got, err)
					}
				}
			}
		})
	}
}

func TestOfTwoPodsWithOneAddressTheYoungerHasIt(t *testing.T) {
	pods := fixedPods()
	late := pods["web"].DeepCopy()
	late.Name, late.Labels, late.CreationTimestamp = "late", map[string]string{"app": "late"}, metav1.NewTime(time.Unix(9, 0))
	all := append(listOf(pods), late)
	script := compiled(t, World{policiesOf(t, []string{`{podSelector: {matchLabels: {app: web}}}`}), all, fixedNamespaces()})
	rules, err := rulesettest.Read(script)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := rules.Accepts(packetOf(t, "api web 80")); err != nil || !got {
		t.Fatalf("the elder's policy holds for the younger (%v)\n%s", err, script)
	}
}

func TestACommentFitsTheKernel(t *testing.T) {
	policies := policiesOf(t, []string{`{podSelector: {}, ingress: [{}]}`})
	policies[0].Name = strings.Repeat("long", 60)
	for line := range strings.Lines(compiled(t, World{policies, listOf(fixedPods()), fixedNamespaces()})) {
		if _, comment, ok := strings.Cut(line, "comment "); ok && len(comment) > 128 {
			t.Fatal(comment)
		}
	}
}

func TestNamesThePolicyThatCannotBeRead(t *testing.T) {
	policies := policiesOf(t, []string{`{podSelector: {}, ingress: [{from: [{ipBlock: {cidr: 10.0.0.0}}]}]}`})
	_, err := Compile("networkpolicy", World{policies, listOf(fixedPods()), fixedNamespaces()})
	if err == nil || !strings.Contains(err.Error(), "NetworkPolicy near/policy-0: ingress: ipBlock") {
		t.Fatal(err)
	}
}
