package ruleset

import (
	"fmt"
	"io"
	"net"
	"net/netip"
	"os"
	"runtime"
	"testing"
	"time"

	"golang.org/x/sys/unix"
	"shopkeeper.dev/hack/cluster/networkpolicy/ruleset/rulesettest"
)

// A refusal is told, so nothing here waits that long.
const patience = 2 * time.Second

// network is a node and pods as the cluster has them: each in a namespace of its own, the pods' links ending
// in the node's, which forwards. What is outside is one more link.
type network struct {
	t     *testing.T
	node  string
	hosts map[netip.Addr]string
}

func newNetwork(t *testing.T) *network {
	needRoot(t)
	prefix := fmt.Sprintf("npt%d-", os.Getpid())
	n := &network{t, prefix + "node", map[netip.Addr]string{}}
	n.namespace(n.node)
	command(t, "", "ip", "netns", "exec", n.node, "sysctl", "-qw", "net.ipv4.ip_forward=1",
		// A kernel tells the same peer only once a second.
		"net.ipv4.icmp_ratelimit=0", "net.ipv4.icmp_msgs_per_sec=100000", "net.ipv4.icmp_msgs_burst=100000")
	addresses := append([]netip.Addr{}, outside...)
	for i := range 6 {
		addresses = append(addresses, netip.MustParseAddr(fmt.Sprintf("10.0.1.%d", i+1)))
	}
	for i, address := range addresses {
		name, link := fmt.Sprint(prefix, i), fmt.Sprint("pod", i)
		n.hosts[address] = name
		n.namespace(name)
		command(t, "", "ip", "-n", n.node, "link", "add", link, "type", "veth", "peer", "name", "eth0", "netns", name)
		command(t, "", "ip", "-n", n.node, "address", "add", "10.0.0.1/32", "dev", link)
		command(t, "", "ip", "-n", n.node, "link", "set", link, "up")
		command(t, "", "ip", "-n", n.node, "route", "add", address.String(), "dev", link)
		command(t, "", "ip", "-n", name, "address", "add", address.String()+"/32", "dev", "eth0")
		command(t, "", "ip", "-n", name, "link", "set", "eth0", "up")
		command(t, "", "ip", "-n", name, "route", "add", "10.0.0.1", "dev", "eth0")
		command(t, "", "ip", "-n", name, "route", "add", "default", "via", "10.0.0.1")
	}
	return n
}

func (n *network) namespace(name string) {
	command(n.t, "", "ip", "netns", "add", name)
	n.t.Cleanup(func() { command(n.t, "", "ip", "netns", "delete", name) })
	command(n.t, "", "ip", "-n", name, "link", "set", "lo", "up")
}

func (n *network) load(script string) {
	n.t.Helper()
	command(n.t, script, "ip", "netns", "exec", n.node, "nft", "-f", "-")
}

// serve answers what it is sent, on every host and port, over TCP and UDP.
func (n *network) serve(ports []int32) {
	for address, name := range n.hosts {
		for _, port := range ports {
			at := netip.AddrPortFrom(address, uint16(port))
			within(n.t, name, func() error {
				listener, err := net.ListenTCP("tcp4", net.TCPAddrFromAddrPort(at))
				if err != nil {
					return err
				}
				n.t.Cleanup(func() { listener.Close() })
				go func() {
					for {
						connection, err := listener.Accept()
						if err != nil {
							return
						}
						go func() { defer connection.Close(); _, _ = io.Copy(connection, connection) }()
					}
				}()
				packets, err := net.ListenUDP("udp4", net.UDPAddrFromAddrPort(at))
				if err != nil {
					return err
				}
				n.t.Cleanup(func() { packets.Close() })
				go func() {
					buffer := make([]byte, 16)
					for {
						length, from, err := packets.ReadFromUDP(buffer)
						if err != nil {
							return
						}
						_, _ = packets.WriteToUDP(buffer[:length], from)
					}
				}()
				return nil
			})
		}
	}
}

func (n *network) connects(packet rulesettest.Packet) bool {
	connection, err := n.dial(packet)
	if err != nil {
		return false
	}
	defer connection.Close()
	return echo(connection) == nil
}

func (n *network) dial(packet rulesettest.Packet) (connection net.Conn, failure error) {
	within(n.t, n.hosts[packet.Source], func() error {
		at := netip.AddrPortFrom(packet.Destination, packet.Port)
		connection, failure = net.DialTimeout(packet.Protocol+"4", at.String(), patience)
		return nil
	})
	return connection, failure
}

func echo(connection net.Conn) error {
	if err := connection.SetDeadline(time.Now().Add(patience)); err != nil {
		return err
	}
	if _, err := connection.Write([]byte("hello")); err != nil {
		return err
	}
	_, err := io.ReadFull(connection, make([]byte, 5))
	return err
}

// within runs in a network namespace, on a thread that ends with it.
func within(t *testing.T, namespace string, do func() error) {
	t.Helper()
	done := make(chan error)
	go func() {
		runtime.LockOSThread()
		done <- func() error {
			file, err := os.Open("/run/netns/" + namespace)
			if err != nil {
				return err
			}
			defer file.Close()
			if err := unix.Setns(int(file.Fd()), unix.CLONE_NEWNET); err != nil {
				return err
			}
			return do()
		}()
	}()
	if err := <-done; err != nil {
		t.Fatal(err)
	}
}
