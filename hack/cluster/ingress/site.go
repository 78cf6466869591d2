package main

import (
	"net/netip"

	networkingv1 "k8s.io/api/networking/v1"
)

// site is all that is served: Ingresses with everything that they refer to looked up.
type site struct {
	hosts        []host
	backends     []backend
	certificates []certificate
	// fallback is the backend of requests that no host and path takes; empty for none.
	fallback string
}

// host is a name, "*.name" or, if empty, every name that no other host has.
type host struct {
	name   string
	secure bool
	paths  []path
}

type path struct {
	value   string
	exact   bool
	backend string
}

type backend struct {
	name      string
	endpoints []netip.AddrPort
}

// certificate is chain and key in PEM, served to those who ask for one of the hosts.
type certificate struct {
	name  string
	hosts []string
	pem   []byte
}

// problem is what an Ingress's owner should know; reason is an Event's.
type problem struct {
	ingress         *networkingv1.Ingress
	reason, message string
}
