// Package rulesettest reads a compiled ruleset as the kernel would, so that tests can send packets through it
// without one. What it does not know it refuses to read.
package rulesettest

import (
	"fmt"
	"net/netip"
	"strconv"
	"strings"
)

// Packet is the first of a new connection, after Services were translated.
type Packet struct {
	Source, Destination netip.Addr
	Protocol            string // tcp, udp or sctp
	Port                uint16
}

// Ruleset is a table, read.
type Ruleset struct {
	sets   map[string][]string
	chains map[string][]string
}

// Read takes the script that makes a table.
func Read(script string) (*Ruleset, error) {
	ruleset := &Ruleset{map[string][]string{}, map[string][]string{}}
	var kind, name string
	for line := range strings.Lines(script) {
		words := strings.Fields(line)
		switch {
		case len(words) == 0, words[0] == "table", words[0] == "add", words[0] == "delete", words[0] == "typeof", words[0] == "type":
		case words[len(words)-1] == "{":
			kind, name = words[0], words[1]
			if kind != "chain" {
				ruleset.sets[name] = nil
			}
		case words[0] == "}":
		case kind == "chain":
			ruleset.chains[name] = append(ruleset.chains[name], strings.TrimSpace(line))
		case words[0] == "elements":
			ruleset.sets[name] = split(strings.TrimSpace(line[strings.Index(line, "{")+1 : strings.LastIndex(line, "}")]))
		default:
			return nil, fmt.Errorf("cannot read %q", line)
		}
	}
	return ruleset, nil
}

// Accepts sends a packet through the chain that forwards.
func (r *Ruleset) Accepts(packet Packet) (bool, error) {
	verdict, err := r.walk("forward", packet)
	return verdict != "refuse", err
}

// walk ends with accept, refuse, or return.
func (r *Ruleset) walk(chain string, packet Packet) (string, error) {
	rules, ok := r.chains[chain]
	if !ok {
		return "", fmt.Errorf("there is no chain %s", chain)
	}
	for _, rule := range rules {
		verdict, err := r.apply(rule, packet)
		if err != nil {
			return "", fmt.Errorf("%s: %q: %w", chain, rule, err)
		}
		if target, ok := strings.CutPrefix(verdict, "jump "); ok {
			verdict, err = r.walk(target, packet)
			if err != nil || verdict != "return" {
				return verdict, err
			}
			continue
		}
		if target, ok := strings.CutPrefix(verdict, "goto "); ok {
			return r.walk(target, packet)
		}
		if verdict != "" {
			return verdict, nil
		}
	}
	return "return", nil
}

// apply is the verdict of one rule, or nothing where it does not match.
func (r *Ruleset) apply(rule string, packet Packet) (string, error) {
	for {
		switch {
		case rule == "ct state established,related accept":
			return "", nil
		case rule == "accept", rule == "return", strings.HasPrefix(rule, "return comment "):
			return strings.Fields(rule)[0], nil
		case strings.HasPrefix(rule, "goto "):
			return rule, nil
		case strings.HasPrefix(rule, "reject with "):
			return "refuse", nil
		case rule == "type filter hook forward priority filter; policy accept;":
			return "", nil
		}
		var value []string
		var err error
		if value, rule, err = expression(rule, packet); err != nil {
			return "", err
		}
		if name, ok := strings.CutPrefix(rule, "vmap @"); ok {
			return r.mapped(name, value)
		}
		elements, rest, err := r.elements(rule)
		if err != nil {
			return "", err
		}
		matches, err := contains(elements, value)
		if err != nil || !matches {
			return "", err
		}
		rule = rest
	}
}

func (r *Ruleset) mapped(name string, value []string) (string, error) {
	elements, ok := r.sets[name]
	if !ok {
		return "", fmt.Errorf("there is no map %s", name)
	}
	for _, element := range elements {
		key, verdict, _ := strings.Cut(element, " : ")
		if matches, err := contains([]string{key}, value); err != nil || matches {
			return verdict, err
		}
	}
	return "", nil
}

// elements are those of the set that a rule names or writes out, or the one value it gives.
func (r *Ruleset) elements(rule string) (elements []string, rest string, err error) {
	if inside, ok := strings.CutPrefix(rule, "{ "); ok {
		list, rest, ok := strings.Cut(inside, " } ")
		if !ok {
			return nil, "", fmt.Errorf("a set without end")
		}
		return split(list), rest, nil
	}
	word, rest, _ := strings.Cut(rule, " ")
	if name, ok := strings.CutPrefix(word, "@"); ok {
		elements, ok := r.sets[name]
		if !ok {
			return nil, "", fmt.Errorf("there is no set %s", name)
		}
		return elements, rest, nil
	}
	return []string{word}, rest, nil
}

// expression reads fields joined by dots off a rule.
func expression(rule string, packet Packet) (value []string, rest string, err error) {
	fields := []struct{ name, value string }{
		{"ip saddr", packet.Source.String()},
		{"ip daddr", packet.Destination.String()},
		{"meta l4proto", packet.Protocol},
		{"th dport", strconv.Itoa(int(packet.Port))},
	}
next:
	for {
		for _, field := range fields {
			if after, ok := strings.CutPrefix(rule, field.name+" "); ok {
				value = append(value, field.value)
				if rule, ok = strings.CutPrefix(after, ". "); ok {
					continue next
				}
				return value, after, nil
			}
		}
		return nil, "", fmt.Errorf("cannot read %q", rule)
	}
}

func split(list string) []string { return strings.Split(list, ", ") }

func contains(elements, value []string) (bool, error) {
	for _, element := range elements {
		parts := strings.Split(element, " . ")
		if len(parts) != len(value) {
			return false, fmt.Errorf("%q has not the parts of %q", element, value)
		}
		matches := true
		for i, part := range parts {
			within, err := within(part, value[i])
			if err != nil {
				return false, err
			}
			matches = matches && within
		}
		if matches {
			return true, nil
		}
	}
	return false, nil
}

// within compares text with text, and numbers and addresses with ranges.
func within(part, value string) (bool, error) {
	first, last, isRange := strings.Cut(part, "-")
	if !isRange {
		return part == value, nil
	}
	if address, err := netip.ParseAddr(value); err == nil {
		from, to := netip.MustParseAddr(first), netip.MustParseAddr(last)
		return from.Compare(address) <= 0 && address.Compare(to) <= 0, nil
	}
	number, err := strconv.Atoi(value)
	if err != nil {
		return false, err
	}
	from, err := strconv.Atoi(first)
	if err != nil {
		return false, err
	}
	to, err := strconv.Atoi(last)
	return from <= number && number <= to, err
}
