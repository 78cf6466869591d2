// Package netaddr names what the controller uses of inet.af/netaddr by what took its place in Go's own library.
//
// That module gave way to net/netip and cannot be fetched any more.
package netaddr

import "net/netip"

type (
	IP       = netip.Addr
	IPPrefix = netip.Prefix
)

func ParseIP(text string) (IP, error) { return netip.ParseAddr(text) }

func ParseIPPrefix(text string) (IPPrefix, error) { return netip.ParsePrefix(text) }
