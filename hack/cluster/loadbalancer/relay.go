package main

import (
	"errors"
	"io"
	"log/slog"
	"net"
	"net/netip"
	"sync"
	"sync/atomic"
	"time"

	"k8s.io/apimachinery/pkg/types"
)

const dialTimeout = 10 * time.Second

// route is where the connections of a Service go, and the lowest port of localhost it wants; 0 for the book's.
type route struct {
	service types.UID
	target  netip.AddrPort
	lowest  int
}

// problem is what a Service's owner should know; reason is an Event's.
type problem struct {
	reason, message string
}

// relays holds one listener on localhost per Service.
type relays struct {
	book *book
	open map[string]*relay
}

func newRelays(book *book) *relays {
	return &relays{book: book, open: map[string]*relay{}}
}

// set opens and closes listeners until they are those of routes. Connections already made live on.
func (r *relays) set(routes map[string]route) map[types.UID]problem {
	for name, listening := range r.open {
		if _, wanted := routes[name]; !wanted {
			listening.close()
			delete(r.open, name)
			slog.Info("localhost port closed", "service", name)
		}
	}
	problems := map[types.UID]problem{}
	for _, name := range inBookOrder(routes, r.book) {
		to := routes[name]
		if listening, ok := r.open[name]; ok {
			listening.target.Store(&to.target)
			continue
		}
		listener, err := r.book.listen(name, to.lowest, func(other string) bool { _, ok := routes[other]; return ok })
		if err != nil {
			problems[to.service] = problem{"LocalhostPortMissing", err.Error()}
			continue
		}
		slog.Info("localhost port open", "service", name, "address", listener.Addr())
		r.open[name] = startRelay(listener, to.target)
	}
	return problems
}

// relay copies bytes between connections to a listener and its target; it knows nothing of what they say.
type relay struct {
	listener net.Listener
	target   atomic.Pointer[netip.AddrPort]
}

func startRelay(listener net.Listener, target netip.AddrPort) *relay {
	started := &relay{listener: listener}
	started.target.Store(&target)
	go started.accept()
	return started
}

func (r *relay) close() {
	r.listener.Close()
}

func (r *relay) accept() {
	for {
		client, err := r.listener.Accept()
		switch {
		case err == nil:
			go r.serve(client.(*net.TCPConn))
		case errors.Is(err, net.ErrClosed):
			return
		default:
			// Out of descriptors, most likely: connections that end give some back.
			slog.Warn("cannot accept", "address", r.listener.Addr(), "error", err)
			time.Sleep(100 * time.Millisecond)
		}
	}
}

func (r *relay) serve(client *net.TCPConn) {
	server, err := net.DialTimeout("tcp", r.target.Load().String(), dialTimeout)
	if err != nil {
		slog.Warn("cannot reach the Service", "error", err)
		reset(client)
		return
	}
	join(client, server.(*net.TCPConn))
}

// join copies both ways until both sides have ended. An end is passed on as an end, a failure as a reset.
func join(one, other *net.TCPConn) {
	var both sync.WaitGroup
	both.Go(func() { copyTo(other, one) })
	both.Go(func() { copyTo(one, other) })
	both.Wait()
	one.Close()
	other.Close()
}

func copyTo(to, from *net.TCPConn) {
	if _, err := io.Copy(to, from); err != nil {
		reset(to)
		reset(from)
		return
	}
	to.CloseWrite()
}

func reset(connection *net.TCPConn) {
	connection.SetLinger(0)
	connection.Close()
}
