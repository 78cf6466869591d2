package main

import (
	"bytes"
	"crypto/rand"
	"fmt"
	"io"
	"net"
	"net/netip"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"k8s.io/apimachinery/pkg/types"
)

// serve answers every connection with handle and returns where it listens.
func serve(t *testing.T, handle func(*net.TCPConn)) netip.AddrPort {
	t.Helper()
	listener, err := net.Listen("tcp4", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { listener.Close() })
	go func() {
		for {
			connection, err := listener.Accept()
			if err != nil {
				return
			}
			go handle(connection.(*net.TCPConn))
		}
	}()
	return netip.MustParseAddrPort(listener.Addr().String())
}

// echo returns all it was sent, but only once the sender has ended.
func echo(connection *net.TCPConn) {
	defer connection.Close()
	content, err := io.ReadAll(connection)
	if err == nil {
		connection.Write(content)
	}
}

func greet(greeting string) func(*net.TCPConn) {
	return func(connection *net.TCPConn) {
		defer connection.Close()
		io.WriteString(connection, greeting)
	}
}

// freePort finds where the book of a test may begin, so that tests do not meet.
func freePort(t *testing.T) int {
	t.Helper()
	listener, err := net.Listen("tcp4", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	return min(listener.Addr().(*net.TCPAddr).Port, 65535-portCount)
}

func relaysIn(t *testing.T, folder string, first int) *relays {
	t.Helper()
	opened, err := openBook(filepath.Join(folder, "book.json"), first)
	if err != nil {
		t.Fatal(err)
	}
	made := newRelays(opened)
	t.Cleanup(func() { made.set(nil) })
	return made
}

func routeTo(name string, target netip.AddrPort) map[string]route {
	return map[string]route{name: {types.UID(name), target, 0}}
}

func dial(t *testing.T, r *relays, name string) *net.TCPConn {
	t.Helper()
	connection, err := net.Dial("tcp4", r.open[name].listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { connection.Close() })
	connection.SetDeadline(time.Now().Add(20 * time.Second))
	return connection.(*net.TCPConn)
}

func portOf(r *relays, name string) int {
	return r.open[name].listener.Addr().(*net.TCPAddr).Port
}

func TestPassesAHalfCloseOnAndStillReturnsTheAnswer(t *testing.T) {
	r := relaysIn(t, t.TempDir(), freePort(t))
	r.set(routeTo("shop/a", serve(t, echo)))
	sent := make([]byte, 8<<20)
	rand.Read(sent)
	client := dial(t, r, "shop/a")
	go func() {
		client.Write(sent)
		client.CloseWrite()
	}()
	got, err := io.ReadAll(client)
	if err != nil || !bytes.Equal(got, sent) {
		t.Fatalf("%d of %d bytes came back, error %v", len(got), len(sent), err)
	}
}

func TestTheServersEndReachesTheClientWhileItsOwnSideStaysOpen(t *testing.T) {
	received := make(chan string, 1)
	r := relaysIn(t, t.TempDir(), freePort(t))
	r.set(routeTo("shop/a", serve(t, func(server *net.TCPConn) {
		io.WriteString(server, "bye")
		server.CloseWrite()
		content, _ := io.ReadAll(server)
		received <- string(content)
		server.Close()
	})))
	client := dial(t, r, "shop/a")
	if got, err := io.ReadAll(client); err != nil || string(got) != "bye" {
		t.Fatalf("%q, %v", got, err)
	}
	io.WriteString(client, "late words")
	client.CloseWrite()
	if got := <-received; got != "late words" {
		t.Fatalf("the server got %q", got)
	}
}

func TestAServersResetReachesTheClientAsAFailure(t *testing.T) {
	r := relaysIn(t, t.TempDir(), freePort(t))
	r.set(routeTo("shop/a", serve(t, func(server *net.TCPConn) {
		server.Read(make([]byte, 1))
		reset(server)
	})))
	client := dial(t, r, "shop/a")
	io.WriteString(client, "x")
	if _, err := io.ReadAll(client); err == nil {
		t.Fatal("the reset looked like an orderly end")
	}
}

func TestAnUnreachableServiceFailsTheConnectionAndNothingElse(t *testing.T) {
	r := relaysIn(t, t.TempDir(), freePort(t))
	r.set(routeTo("shop/a", netip.MustParseAddrPort("127.0.0.1:1")))
	// The reset may come before or after the client sees itself connected.
	client, err := net.Dial("tcp4", r.open["shop/a"].listener.Addr().String())
	if err == nil {
		_, err = io.ReadAll(client)
	}
	if err == nil {
		t.Fatal("an unreachable Service looked like an empty answer")
	}
	r.set(routeTo("shop/a", serve(t, greet("back"))))
	if got, _ := io.ReadAll(dial(t, r, "shop/a")); string(got) != "back" {
		t.Fatalf("got %q", got)
	}
}

func TestAnIdleConnectionLivesOn(t *testing.T) {
	r := relaysIn(t, t.TempDir(), freePort(t))
	r.set(routeTo("shop/a", serve(t, func(server *net.TCPConn) { io.Copy(server, server); server.Close() })))
	client := dial(t, r, "shop/a")
	time.Sleep(1500 * time.Millisecond)
	io.WriteString(client, "still here")
	client.CloseWrite()
	if got, err := io.ReadAll(client); err != nil || string(got) != "still here" {
		t.Fatalf("%q, %v", got, err)
	}
}

func TestServesManyConnectionsAtOnce(t *testing.T) {
	const count = 400
	r := relaysIn(t, t.TempDir(), freePort(t))
	r.set(routeTo("shop/a", serve(t, echo)))
	clients := make([]*net.TCPConn, count)
	for i := range clients {
		clients[i] = dial(t, r, "shop/a")
		fmt.Fprint(clients[i], i)
	}
	var all sync.WaitGroup
	for i, client := range clients {
		all.Go(func() {
			client.CloseWrite()
			if got, err := io.ReadAll(client); err != nil || string(got) != fmt.Sprint(i) {
				t.Errorf("connection %d got %q, %v", i, got, err)
			}
		})
	}
	all.Wait()
}

func TestConnectionsOutliveTheirService(t *testing.T) {
	r := relaysIn(t, t.TempDir(), freePort(t))
	r.set(routeTo("shop/a", serve(t, echo)))
	client := dial(t, r, "shop/a")
	fmt.Fprint(client, "kept")
	r.set(nil)
	client.CloseWrite()
	if got, err := io.ReadAll(client); err != nil || string(got) != "kept" {
		t.Fatalf("%q, %v", got, err)
	}
}

func TestAServiceMadeAgainHasItsPortAlsoAfterARestart(t *testing.T) {
	folder, first, target := t.TempDir(), freePort(t), serve(t, echo)
	r := relaysIn(t, folder, first)
	r.set(routeTo("shop/first", target))
	r.set(map[string]route{"shop/first": {"1", target, 0}, "shop/a": {"2", target, 0}})
	firstPort, port := portOf(r, "shop/first"), portOf(r, "shop/a")
	if firstPort >= port {
		t.Fatalf("first has %d, second %d", firstPort, port)
	}
	r.set(routeTo("shop/first", target))
	r.set(map[string]route{"shop/first": {"1", target, 0}, "shop/Z": {"3", target, 0}})
	r.set(nil)

	again := relaysIn(t, folder, first)
	again.set(map[string]route{"shop/0new": {"0", target, 0}, "shop/first": {"1", target, 0}, "shop/a": {"2", target, 0}})
	if portOf(again, "shop/first") != firstPort || portOf(again, "shop/a") != port {
		t.Fatalf("had %d and %d, now %d and %d", firstPort, port, portOf(again, "shop/first"), portOf(again, "shop/a"))
	}
}

func TestATakenPortIsPassedOver(t *testing.T) {
	folder, first := t.TempDir(), freePort(t)
	taken, err := net.Listen("tcp4", fmt.Sprintf("127.0.0.1:%d", first))
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	r := relaysIn(t, folder, first)
	if problems := r.set(routeTo("shop/a", serve(t, echo))); len(problems) != 0 {
		t.Fatal(problems)
	}
	if portOf(r, "shop/a") <= first {
		t.Fatalf("port %d", portOf(r, "shop/a"))
	}
}

func TestSaysSoWhenNoPortIsFree(t *testing.T) {
	r := relaysIn(t, t.TempDir(), 65536)
	problems := r.set(routeTo("shop/a", netip.AddrPort{}))
	if problems["shop/a"].reason != "LocalhostPortMissing" {
		t.Fatalf("problems: %v", problems)
	}
}

func TestAnUnreadableBookIsBegunAnew(t *testing.T) {
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "book.json"), []byte(`{"shop/a": 80`), 0o644); err != nil {
		t.Fatal(err)
	}
	r := relaysIn(t, folder, freePort(t))
	if problems := r.set(routeTo("shop/a", serve(t, echo))); len(problems) != 0 {
		t.Fatal(problems)
	}
}

func TestAServiceHasAPortAtLeastAsHighAsItAsksFor(t *testing.T) {
	folder, first, target := t.TempDir(), freePort(t)-10, serve(t, echo)
	r := relaysIn(t, folder, first)
	r.set(map[string]route{"shop/high": {"1", target, first + 5}, "shop/high:80": {"1", target, first + 5}, "shop/low": {"2", target, 0}})
	if high, second, low := portOf(r, "shop/high"), portOf(r, "shop/high:80"), portOf(r, "shop/low"); high < first+5 || second <= high || low >= first+5 {
		t.Fatalf("asked for %d, has %d and %d; the other has %d", first+5, high, second, low)
	}
}
