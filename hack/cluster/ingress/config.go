package main

import (
	"fmt"
	"net/netip"
	"path/filepath"
	"strings"
)

const preamble = `global
  maxconn 4096
  stats socket %[1]s/admin.sock mode 600 level admin expose-fd listeners
  hard-stop-after 5m
  ssl-default-bind-options ssl-min-ver TLSv1.2
  log stderr format raw local0 err

defaults
  mode http
  log global
  option dontlog-normal
  # A server's place is another endpoint's a moment later: no connection to it outlives its request.
  option http-server-close
  option redispatch 1
  retries 3
  retry-on conn-failure empty-response
  timeout connect 2s
  timeout client 60s
  timeout server 60s
  timeout http-request 10s
  timeout http-keep-alive 30s
  timeout queue 10s
  timeout tunnel 1h

frontend health
  bind :%[2]d
  monitor-uri /ready

frontend web
  bind :%[3]d
  bind :%[4]d ssl crt-list %[1]s/certificates.list alpn h2,http/1.1
  # Connections that are idle when a new configuration comes are closed after their next answer, not before.
  option idle-close-on-response
  http-request del-header X-Forwarded-For
  option forwardfor
  http-request set-header X-Forwarded-Proto %%[ssl_fc,iif(https,http)]
  http-request set-header X-Forwarded-Host %%[req.hdr(host)]
  http-request set-var(txn.host) req.hdr(host),field(1,:),lower
`

// ports are those that haproxy listens on.
type ports struct{ plain, secure, health int }

const nowhere = `
backend nowhere
  http-request return status 404 content-type text/plain string "No Ingress takes this host and path.\n"
`

// config writes haproxy's configuration. Names and paths in it were checked by the builder.
func config(s site, places slots, folder string, on ports) string {
	var text strings.Builder
	fmt.Fprintf(&text, preamble, folder, on.health, on.plain, on.secure)
	for i, h := range s.hosts {
		writeMatch(&text, i, h)
	}
	for i, h := range s.hosts {
		if h.secure {
			fmt.Fprintf(&text, "  http-request redirect code 308 location https://%%[var(txn.host)]%%[pathq] if %s !{ ssl_fc }\n", claim(s.hosts, i))
		}
	}
	fallback := s.fallback
	if fallback == "" {
		fallback = "nowhere"
	}
	for i, h := range s.hosts {
		for _, p := range h.paths {
			fmt.Fprintf(&text, "  use_backend %s if host_%d %s\n", p.backend, i, matchPath(p))
		}
		fmt.Fprintf(&text, "  use_backend %s if host_%d\n", fallback, i)
	}
	fmt.Fprintf(&text, "  default_backend %s\n%s", fallback, nowhere)
	for _, b := range s.backends {
		writeBackend(&text, b.name, places[b.name])
	}
	return text.String()
}

func writeMatch(text *strings.Builder, i int, h host) {
	switch breadth(h) {
	case 0:
		fmt.Fprintf(text, "  acl host_%d var(txn.host) -m str %s\n", i, h.name)
	case 1:
		fmt.Fprintf(text, "  acl host_%d var(txn.host) -m reg ^[^.]+%s$\n", i, strings.ReplaceAll(h.name[1:], ".", `\\.`))
	default:
		fmt.Fprintf(text, "  acl host_%d always_true\n", i)
	}
}

// claim is true for requests that the host gets: those that no more specific one matches.
func claim(hosts []host, i int) string {
	var conditions []string
	if breadth(hosts[i]) > 0 {
		for other := range i {
			conditions = append(conditions, fmt.Sprintf("!host_%d", other))
		}
	}
	return strings.Join(append(conditions, fmt.Sprintf("host_%d", i)), " ")
}

// matchPath takes a prefix by its elements: /a is the prefix of /a and /a/b, not of /ab.
func matchPath(p path) string {
	switch {
	case p.exact:
		return fmt.Sprintf("{ path -m str '%s' }", p.value)
	case p.value == "/":
		return ""
	default:
		return fmt.Sprintf("{ path -m reg '^%s(/|$)' }", quoteExpression(p.value))
	}
}

func quoteExpression(value string) string {
	var quoted strings.Builder
	for _, letter := range value {
		if strings.ContainsRune(`.$()*+`, letter) {
			quoted.WriteByte('\\')
		}
		quoted.WriteRune(letter)
	}
	return quoted.String()
}

// Only what changes nothing is sent twice when a server has closed the connection without an answer.
func writeBackend(text *strings.Builder, name string, places []netip.AddrPort) {
	fmt.Fprintf(text, "\nbackend %s\n  http-request disable-l7-retry unless { method GET HEAD }\n", name)
	for i, endpoint := range places {
		if endpoint.IsValid() {
			fmt.Fprintf(text, "  server s%d %s\n", i, endpoint)
		} else {
			fmt.Fprintf(text, "  server s%d 127.0.0.1:1 disabled\n", i)
		}
	}
}

// changes lists what to tell a running haproxy so that its servers are those of after.
func changes(before, after slots) []string {
	var commands []string
	for name, places := range after {
		for i, endpoint := range places {
			server := fmt.Sprintf("%s/s%d", name, i)
			switch {
			case before[name][i] == endpoint:
			case endpoint.IsValid():
				commands = append(commands,
					fmt.Sprintf("set server %s addr %s port %d", server, endpoint.Addr(), endpoint.Port()),
					fmt.Sprintf("set server %s state ready", server))
			default:
				commands = append(commands, fmt.Sprintf("set server %s state maint", server))
			}
		}
	}
	return commands
}

// certificateFiles maps file names in folder to content: the certificates, and the list that haproxy reads.
// The first of the list is for those who ask for a host that none of the others is for.
func certificateFiles(s site, byDefault []byte, folder string) map[string][]byte {
	var list strings.Builder
	files := map[string][]byte{"default.pem": byDefault}
	fmt.Fprintln(&list, filepath.Join(folder, "default.pem"))
	for _, c := range s.certificates {
		if len(c.hosts) == 0 {
			continue
		}
		file := "secret_" + c.name + ".pem"
		files[file] = c.pem
		fmt.Fprintf(&list, "%s %s\n", filepath.Join(folder, file), strings.Join(c.hosts, " "))
	}
	files["certificates.list"] = []byte(list.String())
	return files
}
