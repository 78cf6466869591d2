// The local cluster's ingress controller: makes Debian's haproxy serve what Ingress objects ask for, to
// endpoints that are ready. Of this test bed only: one replica, one class, no annotations.
package main

import (
	"context"
	"flag"
	"fmt"
	"log/slog"
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
	flags := flag.NewFlagSet("ingress", flag.ContinueOnError)
	kubeconfig := flags.String("kubeconfig", "", "access to the API server; without it the pod's own")
	class := flags.String("class", "shopkeeper-local", "the IngressClass to serve")
	service := flags.String("service", "ingress/ingress", "the Service whose address Ingresses are given as theirs")
	program := flags.String("haproxy", "haproxy", "haproxy's program")
	folder := flags.String("folder", "/run/ingress", "where haproxy's configuration is written")
	if err := flags.Parse(arguments); err != nil {
		return err
	}
	config, err := clientcmd.BuildConfigFromFlags("", *kubeconfig)
	if err != nil {
		return fmt.Errorf("--kubeconfig: %w", err)
	}
	client, err := kubernetes.NewForConfig(config)
	if err != nil {
		return err
	}
	proxy, err := newProxy(*program, *folder, ports{plain: 8080, secure: 8443, health: 8404})
	if err != nil {
		return err
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	return newController(client, *class, *service, proxy).run(ctx)
}
