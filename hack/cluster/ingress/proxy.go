package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"maps"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

const reloadTimeout = 15 * time.Second

// proxy is one haproxy: its files, its process, and what it serves now.
type proxy struct {
	program, folder string
	on              ports
	byDefault       []byte
	process         *exec.Cmd
	ended           chan error
	places          slots
	structure       string
	files           map[string][]byte
	generation      int
}

func newProxy(program, folder string, on ports) (*proxy, error) {
	byDefault, err := selfSigned()
	if err != nil {
		return nil, err
	}
	return &proxy{program: program, folder: folder, on: on, byDefault: byDefault, ended: make(chan error, 1), places: slots{}}, nil
}

// serve makes the site what is served. Endpoints alone are told to the running haproxy; for all else a new
// worker of it takes over the listening sockets, while the one before finishes what it has begun.
func (p *proxy) serve(ctx context.Context, s site) error {
	places := p.places.fit(s.backends)
	structure := config(s, places.emptied(), p.folder, p.on)
	files := certificateFiles(s, p.byDefault, p.folder)
	if p.process == nil || structure != p.structure || !maps.EqualFunc(files, p.files, bytes.Equal) {
		if err := p.load(ctx, config(s, places, p.folder, p.on), files); err != nil {
			return err
		}
		p.structure, p.files, p.places = structure, files, places
		return nil
	}
	commands := changes(p.places, places)
	if len(commands) == 0 {
		return nil
	}
	if err := p.command(commands...); err != nil {
		p.structure = ""
		return fmt.Errorf("haproxy did not take its endpoints and will be loaded anew: %w", err)
	}
	slog.Info("endpoints changed", "commands", len(commands))
	p.places = places
	return nil
}

func (p *proxy) load(ctx context.Context, text string, files map[string][]byte) error {
	p.generation++
	text += fmt.Sprintf("\nglobal\n  description generation-%d\n", p.generation)
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(p.folder, name), content, 0o600); err != nil {
			return err
		}
	}
	file := filepath.Join(p.folder, "haproxy.cfg")
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		return err
	}
	if output, err := exec.CommandContext(ctx, p.program, "-c", "-q", "-f", file).CombinedOutput(); err != nil {
		return fmt.Errorf("haproxy refuses its configuration: %w: %s", err, bytes.TrimSpace(output))
	}
	if err := p.startOrReload(file); err != nil {
		return err
	}
	return p.awaitGeneration(ctx)
}

func (p *proxy) startOrReload(file string) error {
	if p.process != nil {
		return p.process.Process.Signal(syscall.SIGUSR2)
	}
	process := exec.Command(p.program, "-W", "-f", file)
	process.Stdout, process.Stderr = os.Stdout, os.Stderr
	// Signals of the pod are for this program; haproxy gets them from it.
	process.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if err := process.Start(); err != nil {
		return err
	}
	p.process = process
	go func() { p.ended <- process.Wait() }()
	return nil
}

// awaitGeneration waits until the worker that answers is the one of the configuration just written.
func (p *proxy) awaitGeneration(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, reloadTimeout)
	defer cancel()
	wanted := fmt.Sprintf("description: generation-%d", p.generation)
	for {
		if answer, err := p.ask("show info"); err == nil && strings.Contains(answer, wanted+"\n") {
			slog.Info("configuration loaded", "generation", p.generation)
			return nil
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("haproxy did not take over configuration %d: %w", p.generation, ctx.Err())
		case <-time.After(20 * time.Millisecond):
		}
	}
}

// command tells the running worker; whatever it says back but a changed address is a failure.
func (p *proxy) command(commands ...string) error {
	for _, command := range commands {
		answer, err := p.ask(command)
		if err != nil {
			return err
		}
		if answer = strings.TrimSpace(answer); answer != "" && !strings.Contains(answer, "changed from") && !strings.Contains(answer, "no need to change") {
			return errors.New(answer)
		}
	}
	return nil
}

func (p *proxy) ask(command string) (string, error) {
	connection, err := net.DialTimeout("unix", filepath.Join(p.folder, "admin.sock"), time.Second)
	if err != nil {
		return "", err
	}
	defer connection.Close()
	connection.SetDeadline(time.Now().Add(2 * time.Second))
	if _, err := fmt.Fprintln(connection, command); err != nil {
		return "", err
	}
	var answer bytes.Buffer
	_, err = answer.ReadFrom(connection)
	return answer.String(), err
}

// stop refuses new connections from now on, and gives what was begun some time to end.
func (p *proxy) stop(patience time.Duration) {
	if p.process == nil {
		return
	}
	p.process.Process.Signal(syscall.SIGUSR1)
	select {
	case <-p.ended:
	case <-time.After(patience):
		p.process.Process.Signal(syscall.SIGTERM)
		<-p.ended
	}
}
