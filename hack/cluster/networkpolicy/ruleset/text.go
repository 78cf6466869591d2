package ruleset

import (
	"fmt"
	"strings"

	networkingv1 "k8s.io/api/networking/v1"
)

// The kernel keeps at most 128 bytes of a comment.
const commentLimit = 120

// Remove makes the script that takes the table out, whether it is there or not.
func Remove(table string) string {
	return fmt.Sprintf("add table ip %[1]s\ndelete table ip %[1]s\n", table)
}

// text puts what is refused first among the hooks that a forwarded packet passes. It comes after kube-proxy
// has put the pod's address in the place of the Service's. The node's own traffic is not forwarded, so it is
// allowed both ways; so is what a pod sends itself through a Service.
func text(table string, compiled []chains) string {
	var out strings.Builder
	out.WriteString(Remove(table))
	line := func(format string, arguments ...any) { fmt.Fprintf(&out, format+"\n", arguments...) }
	line("table ip %s {", table)
	line("\tset self {\n\t\ttypeof ip saddr . ip daddr%s\n\t}", elements(selves(compiled)))
	for _, c := range compiled {
		line("\tmap %s {\n\t\ttypeof %s : verdict%s\n\t}", c.direction.name, c.direction.own, elements(jumps(c)))
	}
	line("\tchain forward {")
	line("\t\ttype filter hook forward priority filter; policy accept;")
	line("\t\tct state established,related accept")
	line("\t\tip saddr . ip daddr @self accept")
	for _, c := range compiled {
		line("\t\t%s vmap @%s", c.direction.own, c.direction.name)
	}
	line("\t}")
	for _, c := range compiled {
		for _, g := range c.groups {
			line("\tchain %s {", g.chain)
			for _, allowed := range g.allowed {
				line("\t\t%s", allowed)
			}
			line("\t\tgoto refuse\n\t}")
		}
	}
	line("\tchain refuse {")
	line("\t\tmeta l4proto tcp reject with tcp reset")
	line("\t\treject with icmp type admin-prohibited")
	line("\t}\n}")
	return out.String()
}

func jumps(c chains) (all []string) {
	for _, g := range c.groups {
		for _, e := range g.members {
			all = append(all, fmt.Sprintf("%s : jump %s", e.address, g.chain))
		}
	}
	return all
}

// selves are the pods that are isolated at all, each with itself.
func selves(compiled []chains) (all []string) {
	seen := map[string]bool{}
	for _, c := range compiled {
		for _, g := range c.groups {
			for _, e := range g.members {
				if self := element(e.address.String(), e.address.String()); !seen[self] {
					seen[self], all = true, append(all, self)
				}
			}
		}
	}
	return all
}

// allow ends the chain for what matches: the next direction still has its say.
func allow(policy *networkingv1.NetworkPolicy, matches ...string) string {
	name := nameOf(policy)
	if len(name) > commentLimit {
		name = name[:commentLimit-1] + "~"
	}
	return strings.Join(matches, "") + fmt.Sprintf("return comment %q", name)
}

// matchAddresses is nothing where every address matches.
func matchAddresses(field string, spans []span) string {
	if spans[0] == everything {
		return ""
	}
	var elements []string
	for _, s := range spans {
		elements = append(elements, rangeText(addressOf(s.first).String(), addressOf(s.last).String()))
	}
	return match(field, elements)
}

func match(fields string, elements []string) string {
	return fmt.Sprintf("%s { %s } ", fields, strings.Join(elements, ", "))
}

func elements(all []string) string {
	if len(all) == 0 {
		return ""
	}
	return fmt.Sprintf("\n\t\telements = { %s }", strings.Join(all, ", "))
}

func element(parts ...string) string { return strings.Join(parts, " . ") }

func portText(s span) string { return rangeText(fmt.Sprint(s.first), fmt.Sprint(s.last)) }

func rangeText(first, last string) string {
	if first == last {
		return first
	}
	return first + "-" + last
}
