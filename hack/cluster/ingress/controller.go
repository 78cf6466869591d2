package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"time"

	corev1 "k8s.io/api/core/v1"
	networkingv1 "k8s.io/api/networking/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/types"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/kubernetes/scheme"
	typedcorev1 "k8s.io/client-go/kubernetes/typed/core/v1"
	"k8s.io/client-go/tools/record"
)

const (
	// gathering is how long changes are gathered: a rollout makes many at once.
	gathering = 100 * time.Millisecond
	// leaving is how long new connections still come after the end was announced.
	leaving = 3 * time.Second
	// patience, with leaving, ends before the kubelet's does.
	patience      = 20 * time.Second
	retryInterval = 2 * time.Second
)

// controller looks at all Ingresses at once whenever anything that they refer to changes.
type controller struct {
	client         kubernetes.Interface
	class, service string
	cluster        *cluster
	proxy          *proxy
	events         record.EventRecorder
	changed        chan struct{}
	warned         map[string]bool
}

func newController(client kubernetes.Interface, class, service string, p *proxy) *controller {
	broadcaster := record.NewBroadcaster()
	broadcaster.StartRecordingToSink(&typedcorev1.EventSinkImpl{Interface: client.CoreV1().Events("")})
	return &controller{
		client: client, class: class, service: service, proxy: p,
		cluster: newCluster(client),
		events:  broadcaster.NewRecorder(scheme.Scheme, corev1.EventSource{Component: "ingress"}),
		changed: make(chan struct{}, 1),
		warned:  map[string]bool{},
	}
}

// run serves until ctx ends, and fails if haproxy ends by itself.
func (c *controller) run(ctx context.Context) error {
	if err := c.cluster.watch(ctx, c.wake); err != nil {
		return err
	}
	slog.Info("watching Ingresses", "class", c.class)
	for {
		c.work(ctx)
		select {
		case <-ctx.Done():
			time.Sleep(leaving)
			c.proxy.stop(patience)
			return nil
		case err := <-c.proxy.ended:
			return fmt.Errorf("haproxy ended by itself: %w", err)
		case <-c.changed:
			time.Sleep(gathering)
		}
	}
}

func (c *controller) wake() {
	select {
	case c.changed <- struct{}{}:
	default:
	}
}

func (c *controller) work(ctx context.Context) {
	if err := c.sync(ctx); err != nil && ctx.Err() == nil {
		slog.Warn("will try again", "error", err)
		time.AfterFunc(retryInterval, c.wake)
	}
}

func (c *controller) sync(ctx context.Context) error {
	ingresses := c.cluster.ingresses(c.class)
	wanted, problems := build(c.cluster, ingresses)
	c.warn(problems)
	if err := c.proxy.serve(ctx, wanted); err != nil {
		return err
	}
	var failures []error
	for _, ingress := range ingresses {
		failures = append(failures, c.publish(ctx, ingress))
	}
	return errors.Join(failures...)
}

// warn tells each problem once, and again when it comes back.
func (c *controller) warn(problems []problem) {
	now := map[string]bool{}
	for _, found := range problems {
		key := string(found.ingress.UID) + found.message
		now[key] = true
		if !c.warned[key] {
			c.events.Event(found.ingress, corev1.EventTypeWarning, found.reason, found.message)
			slog.Warn(found.message, "ingress", found.ingress.Namespace+"/"+found.ingress.Name, "reason", found.reason)
		}
	}
	c.warned = now
}

// publish gives the Ingress the addresses of the Service that this program is reached by.
func (c *controller) publish(ctx context.Context, ingress *networkingv1.Ingress) error {
	namespace, name, _ := strings.Cut(c.service, "/")
	own := c.cluster.service(namespace, name)
	if own == nil || len(own.Status.LoadBalancer.Ingress) == 0 {
		return nil
	}
	address := own.Status.LoadBalancer.Ingress[0].IP
	if has := ingress.Status.LoadBalancer.Ingress; len(has) == 1 && has[0].IP == address {
		return nil
	}
	patch := fmt.Sprintf(`{"metadata":{"uid":%q},"status":{"loadBalancer":{"ingress":[{"ip":%q}]}}}`, ingress.UID, address)
	_, err := c.client.NetworkingV1().Ingresses(ingress.Namespace).Patch(
		ctx, ingress.Name, types.MergePatchType, []byte(patch), metav1.PatchOptions{}, "status")
	if apierrors.IsNotFound(err) || apierrors.IsConflict(err) {
		return nil
	}
	return err
}
