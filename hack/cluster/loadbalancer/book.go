package main

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"maps"
	"net"
	"os"
	"path/filepath"
	"slices"
	"strconv"
)

const portCount = 1000

// book keeps on disk which Service has which port of localhost, also of Services that are gone and may come back:
// a Service made again has its old port. The first TCP port of a Service is under its name, each further one
// under name:port.
type book struct {
	path string
	// first is the lowest port of those who do not ask for another.
	first int
	ports map[string]int
}

func openBook(path string, first int) (*book, error) {
	opened := &book{path: path, first: first, ports: map[string]int{}}
	content, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return opened, nil
	}
	if err != nil {
		return nil, err
	}
	if err := json.Unmarshal(content, &opened.ports); err != nil {
		slog.Warn("the book of localhost ports is unreadable; ports are given anew", "file", path, "error", err)
		opened.ports = map[string]int{}
	}
	return opened, nil
}

// listen opens a Service's port of localhost, lowest or the book's first at least: its own if it can be had, else the lowest that no other
// Service has, else one whose Service is not present.
func (b *book) listen(name string, lowest int, present func(string) bool) (net.Listener, error) {
	lowest = cmp.Or(lowest, b.first)
	for _, port := range b.candidates(name, lowest, present) {
		listener, err := net.Listen("tcp4", net.JoinHostPort("127.0.0.1", strconv.Itoa(port)))
		if err != nil {
			if port == b.ports[name] {
				slog.Warn("another program has the Service's port", "service", name, "error", err)
			}
			continue
		}
		if err := b.write(name, port); err != nil {
			listener.Close()
			return nil, fmt.Errorf("cannot record port %d of localhost: %w", port, err)
		}
		return listener, nil
	}
	return nil, fmt.Errorf("no port of localhost from %d to %d is free", lowest, lowest+portCount-1)
}

func (b *book) candidates(name string, lowest int, present func(string) bool) []int {
	var own, free, abandoned []int
	owners := map[int]string{}
	for owner, port := range b.ports {
		owners[port] = owner
	}
	for port := lowest; port < lowest+portCount; port++ {
		owner, owned := owners[port]
		switch {
		case owned && owner == name:
			own = append(own, port)
		case !owned:
			free = append(free, port)
		case !present(owner):
			abandoned = append(abandoned, port)
		}
	}
	return slices.Concat(own, free, abandoned)
}

func (b *book) write(name string, port int) error {
	if b.ports[name] == port {
		return nil
	}
	changed := maps.Clone(b.ports)
	maps.DeleteFunc(changed, func(_ string, taken int) bool { return taken == port })
	changed[name] = port
	content, err := json.MarshalIndent(changed, "", "  ")
	if err != nil {
		return err
	}
	temporary := b.path + ".new"
	if err := os.MkdirAll(filepath.Dir(b.path), 0o755); err != nil {
		return err
	}
	if err := os.WriteFile(temporary, append(content, '\n'), 0o644); err != nil {
		return err
	}
	if err := os.Rename(temporary, b.path); err != nil {
		return err
	}
	b.ports = changed
	return nil
}

// inBookOrder lists the Services that have a port before those that want one, each by name.
func inBookOrder(routes map[string]route, b *book) []string {
	return slices.SortedFunc(maps.Keys(routes), func(one, other string) int {
		_, oneHas := b.ports[one]
		_, otherHas := b.ports[other]
		switch {
		case oneHas != otherHas && oneHas:
			return -1
		case oneHas != otherHas:
			return 1
		case one < other:
			return -1
		default:
			return 1
		}
	})
}
