package main

import (
	"crypto/tls"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"os/exec"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// start gives a real haproxy on ports of its own.
func start(t *testing.T) *proxy {
	t.Helper()
	program, err := exec.LookPath("/usr/sbin/haproxy")
	if err != nil {
		t.Fatal("haproxy is missing; install it with: hack/packages haproxy")
	}
	started, err := newProxy(program, t.TempDir(), ports{freePort(t), freePort(t), freePort(t)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { started.stop(0) })
	return started
}

// freePort finds one below those that the kernel gives to others, so that it stays free.
func freePort(t *testing.T) int {
	t.Helper()
	for range 100 {
		port := 20000 + rand.IntN(10000)
		if listener, err := net.Listen("tcp4", fmt.Sprint("127.0.0.1:", port)); err == nil {
			listener.Close()
			return port
		}
	}
	t.Fatal("no port is free")
	return 0
}

func serve(t *testing.T, p *proxy, s site) {
	t.Helper()
	if err := p.serve(t.Context(), s); err != nil {
		t.Fatal(err)
	}
}

// answering is an endpoint that answers its name and the path it was asked for.
func answering(t *testing.T, name string) netip.AddrPort {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintf(w, "%s %s %s", name, r.URL.Path, r.Header.Get("X-Forwarded-Proto"))
	}))
	t.Cleanup(server.Close)
	return netip.MustParseAddrPort(server.Listener.Addr().String())
}

// client asks for any host at the proxy's ports, believes every certificate, and follows no redirect.
func client(p *proxy) *http.Client {
	dial := func(network, _ string) (net.Conn, error) {
		return net.Dial("tcp4", fmt.Sprint("127.0.0.1:", p.on.plain))
	}
	dialTLS := func(_, address string) (net.Conn, error) {
		host, _, _ := net.SplitHostPort(address)
		return tls.Dial("tcp4", fmt.Sprint("127.0.0.1:", p.on.secure), &tls.Config{InsecureSkipVerify: true, ServerName: host})
	}
	return &http.Client{
		Timeout:       10 * time.Second,
		Transport:     &http.Transport{Dial: dial, DialTLS: dialTLS, MaxIdleConnsPerHost: 10},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}

func get(t *testing.T, c *http.Client, url string) (int, string) {
	t.Helper()
	answer, err := c.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	if to := answer.Header.Get("Location"); to != "" {
		return answer.StatusCode, to
	}
	return answer.StatusCode, string(body)
}

func expect(t *testing.T, c *http.Client, url string, status int, wanted string) {
	t.Helper()
	if got, text := get(t, c, url); got != status || !strings.Contains(text, wanted) {
		t.Errorf("%s: %d %q, wanted %d %q", url, got, text, status, wanted)
	}
}

func TestRoutesByHostAndPath(t *testing.T) {
	p := start(t)
	site := site{
		hosts: []host{
			{name: "shop.example", paths: []path{{"/a/b", true, "exact"}, {"/a", false, "prefix"}, {"/", false, "root"}}},
			{name: "bare.example", paths: []path{{"/only", false, "root"}}},
			{name: "*.example", paths: []path{{"/", false, "wild"}}},
			{name: "", paths: []path{{"/any", false, "any"}}},
		},
	}
	for _, name := range []string{"exact", "prefix", "root", "wild", "any"} {
		site.backends = append(site.backends, backend{name, []netip.AddrPort{answering(t, name)}})
	}
	serve(t, p, site)
	c := client(p)
	expect(t, c, "http://shop.example/a/b", 200, "exact /a/b http")
	expect(t, c, "http://shop.example/a/b/", 200, "prefix ")
	expect(t, c, "http://shop.example/a", 200, "prefix ")
	expect(t, c, "http://shop.example/ab", 200, "root ")
	expect(t, c, "http://SHOP.example:8080/x", 200, "root ")
	expect(t, c, "http://bare.example/onlyness", 404, "No Ingress")
	expect(t, c, "http://other.example/", 200, "wild ")
	expect(t, c, "http://deep.other.example/", 404, "")
	expect(t, c, "http://stranger.test/any/thing", 200, "any ")
	expect(t, c, "http://stranger.test/", 404, "")
}

func TestRedirectsSecureHostsAndServesTheirCertificate(t *testing.T) {
	p := start(t)
	pem, err := selfSigned()
	if err != nil {
		t.Fatal(err)
	}
	pair, err := tls.X509KeyPair(pem, pem)
	if err != nil {
		t.Fatal(err)
	}
	serve(t, p, site{
		hosts: []host{
			{name: "safe.example", secure: true, paths: []path{{"/", false, "b"}}},
			{name: "plain.example", paths: []path{{"/", false, "b"}}},
		},
		backends:     []backend{{"b", []netip.AddrPort{answering(t, "b")}}},
		certificates: []certificate{{"shop_tls", []string{"safe.example"}, pem}},
	})
	c := client(p)
	expect(t, c, "http://safe.example:8080/x?y=1", 308, "https://safe.example/x?y=1")
	expect(t, c, "https://safe.example/x", 200, "b /x https")
	expect(t, c, "http://plain.example/x", 200, "b /x http")
	for name, own := range map[string]bool{"safe.example": true, "plain.example": false} {
		connection, err := tls.Dial("tcp4", fmt.Sprint("127.0.0.1:", p.on.secure), &tls.Config{InsecureSkipVerify: true, ServerName: name})
		if err != nil {
			t.Fatal(err)
		}
		if got := string(connection.ConnectionState().PeerCertificates[0].Raw) == string(pair.Certificate[0]); got != own {
			t.Errorf("%s is served with the Secret's certificate: %v", name, got)
		}
		connection.Close()
	}
}

func TestEndpointsChangeWithoutANewConfiguration(t *testing.T) {
	p := start(t)
	one, other := answering(t, "one"), answering(t, "other")
	with := func(endpoints ...netip.AddrPort) site {
		return site{hosts: []host{{name: "a.example", paths: []path{{"/", false, "b"}}}}, backends: []backend{{"b", endpoints}}}
	}
	serve(t, p, with())
	c := client(p)
	expect(t, c, "http://a.example/", 503, "")
	for range 3 {
		serve(t, p, with(one))
		for range 20 {
			expect(t, c, "http://a.example/", 200, "one")
		}
		serve(t, p, with(other))
		for range 20 {
			expect(t, c, "http://a.example/", 200, "other")
		}
	}
	if p.generation != 1 {
		t.Errorf("loaded %d times", p.generation)
	}
	many := []netip.AddrPort{one, other}
	for len(many) <= fewestSlots {
		many = append(many, answering(t, "more"))
	}
	serve(t, p, with(many...))
	if p.generation != 2 {
		t.Errorf("more endpoints than places: loaded %d times", p.generation)
	}
}

func TestReloadsUnderLoadLoseNoRequest(t *testing.T) {
	p := start(t)
	s := site{hosts: []host{{name: "a.example", paths: []path{{"/", false, "b"}}}}, backends: []backend{{"b", []netip.AddrPort{answering(t, "b"), answering(t, "b")}}}}
	serve(t, p, s)
	var asked, lost atomic.Int64
	var done sync.WaitGroup
	stop := make(chan struct{})
	for range 8 {
		done.Go(func() {
			c := client(p)
			for {
				select {
				case <-stop:
					return
				default:
				}
				asked.Add(1)
				answer, err := c.Post("http://a.example/", "text/plain", strings.NewReader("once"))
				if err != nil || answer.StatusCode != 200 {
					lost.Add(1)
					continue
				}
				io.Copy(io.Discard, answer.Body)
				answer.Body.Close()
			}
		})
	}
	for i := range 10 {
		s.hosts[0].paths = append(s.hosts[0].paths, path{fmt.Sprint("/new", i), true, "b"})
		serve(t, p, s)
		time.Sleep(100 * time.Millisecond)
	}
	close(stop)
	done.Wait()
	t.Logf("%d requests over %d configurations", asked.Load(), p.generation)
	if lost.Load() != 0 || p.generation != 11 {
		t.Fatalf("%d of %d requests lost over %d configurations", lost.Load(), asked.Load(), p.generation)
	}
}

func TestARefusedConfigurationLeavesTheOldOneRunning(t *testing.T) {
	p := start(t)
	good := site{hosts: []host{{name: "a.example", paths: []path{{"/", false, "b"}}}}, backends: []backend{{"b", []netip.AddrPort{answering(t, "b")}}}}
	serve(t, p, good)
	bad := good
	bad.fallback = "unknown"
	if err := p.serve(t.Context(), bad); err == nil || !strings.Contains(err.Error(), "refuses its configuration") {
		t.Fatalf("%v", err)
	}
	expect(t, client(p), "http://a.example/", 200, "b")
	serve(t, p, good)
	expect(t, client(p), "http://a.example/", 200, "b")
}
