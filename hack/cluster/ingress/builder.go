package main

import (
	"cmp"
	"crypto/tls"
	"fmt"
	"net/netip"
	"regexp"
	"slices"
	"strings"

	corev1 "k8s.io/api/core/v1"
	networkingv1 "k8s.io/api/networking/v1"
)

// What is written into haproxy's configuration word for word has to be of these.
var (
	hostName = regexp.MustCompile(`^(\*\.)?[a-z0-9]([a-z0-9.-]*[a-z0-9])?$`)
	pathText = regexp.MustCompile(`^/[A-Za-z0-9/_.~!$&()*+,;=:@%-]*$`)
)

// builder looks up what Ingresses refer to. What cannot be served is a problem and left out; the rest is served.
type builder struct {
	cluster  *cluster
	site     site
	hosts    map[string]*host
	secure   map[string]bool
	problems []problem
}

// build makes the site of Ingresses. Of two that claim the same host and path the older one has it.
func build(c *cluster, ingresses []*networkingv1.Ingress) (site, []problem) {
	b := &builder{cluster: c, hosts: map[string]*host{}, secure: map[string]bool{}}
	for _, ingress := range slices.SortedFunc(slices.Values(ingresses), byAge) {
		b.addFallback(ingress)
		for _, rule := range ingress.Spec.Rules {
			b.addRule(ingress, rule)
		}
		for _, entry := range ingress.Spec.TLS {
			b.addCertificate(ingress, entry)
		}
	}
	for name, found := range b.hosts {
		found.secure = b.secure[name]
		slices.SortFunc(found.paths, longestFirst)
		b.site.hosts = append(b.site.hosts, *found)
	}
	slices.SortFunc(b.site.hosts, mostSpecificFirst)
	slices.SortFunc(b.site.backends, func(one, other backend) int { return cmp.Compare(one.name, other.name) })
	return b.site, b.problems
}

func (b *builder) refuse(ingress *networkingv1.Ingress, reason, format string, arguments ...any) {
	b.problems = append(b.problems, problem{ingress, reason, fmt.Sprintf(format, arguments...)})
}

func (b *builder) addFallback(ingress *networkingv1.Ingress) {
	if ingress.Spec.DefaultBackend == nil || b.site.fallback != "" {
		return
	}
	if name, ok := b.addBackend(ingress, "spec.defaultBackend", *ingress.Spec.DefaultBackend); ok {
		b.site.fallback = name
	}
}

func (b *builder) addRule(ingress *networkingv1.Ingress, rule networkingv1.IngressRule) {
	if rule.Host != "" && !hostName.MatchString(rule.Host) {
		b.refuse(ingress, "HostInvalid", "host %q is no DNS name", rule.Host)
		return
	}
	to := b.host(rule.Host)
	if rule.HTTP == nil {
		return
	}
	for _, rulePath := range rule.HTTP.Paths {
		value := cmp.Or(rulePath.Path, "/")
		if !pathText.MatchString(value) {
			b.refuse(ingress, "PathInvalid", "path %q of host %q has a character that no URL's path has; encode it as %%XX", value, rule.Host)
			continue
		}
		exact := rulePath.PathType != nil && *rulePath.PathType == networkingv1.PathTypeExact
		if !exact {
			value = "/" + strings.Trim(value, "/")
		}
		if slices.ContainsFunc(to.paths, func(taken path) bool { return taken.value == value && taken.exact == exact }) {
			b.refuse(ingress, "PathTaken", "path %q of host %q belongs to an older Ingress", value, rule.Host)
			continue
		}
		if name, ok := b.addBackend(ingress, "path "+value, rulePath.Backend); ok {
			to.paths = append(to.paths, path{value, exact, name})
		}
	}
}

func (b *builder) host(name string) *host {
	if _, known := b.hosts[name]; !known {
		b.hosts[name] = &host{name: name}
	}
	return b.hosts[name]
}

// addBackend gives the backend's name. A Service without ready endpoints is a backend too: it answers 503.
func (b *builder) addBackend(ingress *networkingv1.Ingress, where string, to networkingv1.IngressBackend) (string, bool) {
	if to.Service == nil {
		b.refuse(ingress, "BackendUnknown", "%s names no Service; other backends are not served here", where)
		return "", false
	}
	service := b.cluster.service(ingress.Namespace, to.Service.Name)
	if service == nil {
		b.refuse(ingress, "ServiceMissing", "%s: there is no Service %s", where, to.Service.Name)
		return "", false
	}
	port := portOf(service, to.Service.Port)
	if port == nil {
		b.refuse(ingress, "PortMissing", "%s: Service %s has no port %s", where, service.Name, portText(to.Service.Port))
		return "", false
	}
	name := fmt.Sprintf("%s_%s_%d", service.Namespace, service.Name, port.Port)
	if !slices.ContainsFunc(b.site.backends, func(known backend) bool { return known.name == name }) {
		b.site.backends = append(b.site.backends, backend{name, b.endpoints(service, port)})
	}
	return name, true
}

func portOf(service *corev1.Service, wanted networkingv1.ServiceBackendPort) *corev1.ServicePort {
	for i, port := range service.Spec.Ports {
		if (wanted.Name != "" && port.Name == wanted.Name) || (wanted.Name == "" && port.Port == wanted.Number) {
			return &service.Spec.Ports[i]
		}
	}
	return nil
}

func portText(port networkingv1.ServiceBackendPort) string {
	return cmp.Or(port.Name, fmt.Sprint(port.Number))
}

func (b *builder) endpoints(service *corev1.Service, port *corev1.ServicePort) []netip.AddrPort {
	var found []netip.AddrPort
	for _, slice := range b.cluster.slices(service) {
		for _, slicePort := range slice.Ports {
			if slicePort.Port == nil || (slicePort.Name != nil && *slicePort.Name != port.Name) {
				continue
			}
			for _, endpoint := range slice.Endpoints {
				if endpoint.Conditions.Ready != nil && !*endpoint.Conditions.Ready {
					continue
				}
				if address, err := netip.ParseAddr(endpoint.Addresses[0]); err == nil {
					found = append(found, netip.AddrPortFrom(address, uint16(*slicePort.Port)))
				}
			}
		}
	}
	slices.SortFunc(found, netip.AddrPort.Compare)
	return slices.Compact(found)
}

// addCertificate makes hosts secure even if their certificate cannot be had: they are then served with the
// default one rather than without any.
func (b *builder) addCertificate(ingress *networkingv1.Ingress, entry networkingv1.IngressTLS) {
	names := entry.Hosts
	if len(names) == 0 {
		for _, rule := range ingress.Spec.Rules {
			names = append(names, rule.Host)
		}
	}
	names = slices.DeleteFunc(slices.Clone(names), func(name string) bool { return name != "" && !hostName.MatchString(name) })
	for _, name := range names {
		b.secure[name] = true
	}
	if entry.SecretName == "" {
		return
	}
	secret := b.cluster.secret(ingress.Namespace, entry.SecretName)
	if secret == nil {
		b.refuse(ingress, "SecretMissing", "there is no Secret %s of type %s; its hosts have the default certificate", entry.SecretName, corev1.SecretTypeTLS)
		return
	}
	chain, key := secret.Data[corev1.TLSCertKey], secret.Data[corev1.TLSPrivateKeyKey]
	if _, err := tls.X509KeyPair(chain, key); err != nil {
		b.refuse(ingress, "SecretInvalid", "Secret %s: %s; its hosts have the default certificate", entry.SecretName, err)
		return
	}
	names = slices.DeleteFunc(names, func(name string) bool { return name == "" })
	b.site.certificates = append(b.site.certificates, certificate{
		name:  fmt.Sprintf("%s_%s", secret.Namespace, secret.Name),
		hosts: slices.Compact(slices.Sorted(slices.Values(names))),
		pem:   slices.Concat(chain, []byte("\n"), key),
	})
}

func byAge(one, other *networkingv1.Ingress) int {
	return cmp.Or(
		one.CreationTimestamp.Compare(other.CreationTimestamp.Time),
		cmp.Compare(one.Namespace, other.Namespace),
		cmp.Compare(one.Name, other.Name))
}

// longestFirst puts the exact one of two equal paths first.
func longestFirst(one, other path) int {
	order := cmp.Or(cmp.Compare(len(other.value), len(one.value)), cmp.Compare(one.value, other.value))
	if order == 0 && one.exact {
		return -1
	}
	return order
}

// mostSpecificFirst puts names before wildcards, longer wildcards before shorter, and every name last.
func mostSpecificFirst(one, other host) int {
	return cmp.Or(
		cmp.Compare(breadth(one), breadth(other)),
		cmp.Compare(len(other.name), len(one.name)),
		cmp.Compare(one.name, other.name))
}

func breadth(of host) int {
	switch {
	case of.name == "":
		return 2
	case strings.HasPrefix(of.name, "*."):
		return 1
	default:
		return 0
	}
}
