// The local cluster's load balancer: gives each Service of type LoadBalancer an address of the node's
// network, and binds it to a port of localhost with a plain TCP relay.
package main

import (
	"context"
	"flag"
	"fmt"
	"log/slog"
	"net/netip"
	"os"
	"os/signal"
	"syscall"

	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/tools/clientcmd"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		slog.Error(err.Error())
		os.Exit(1)
	}
}

func run(arguments []string) error {
	flags := flag.NewFlagSet("loadbalancer", flag.ContinueOnError)
	kubeconfig := flags.String("kubeconfig", "", "access to the API server")
	network := flags.String("network", "10.89.1.0/24", "addresses to give to Services")
	book := flags.String("book", "", "file that keeps which Service has which port of localhost")
	firstPort := flags.Int("first-port", 8080, "lowest port of localhost to bind")
	if err := flags.Parse(arguments); err != nil {
		return err
	}
	prefix, err := netip.ParsePrefix(*network)
	if err != nil {
		return fmt.Errorf("--network: %w", err)
	}
	ports, err := openBook(*book, *firstPort)
	if err != nil {
		return fmt.Errorf("--book: %w", err)
	}
	config, err := clientcmd.BuildConfigFromFlags("", *kubeconfig)
	if err != nil {
		return fmt.Errorf("--kubeconfig: %w", err)
	}
	client, err := kubernetes.NewForConfig(config)
	if err != nil {
		return err
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	return newController(client, prefix, newRelays(ports)).run(ctx)
}
