package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/netip"
	"strconv"
	"time"

	corev1 "k8s.io/api/core/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/labels"
	"k8s.io/apimachinery/pkg/types"
	"k8s.io/client-go/informers"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/kubernetes/scheme"
	typedcorev1 "k8s.io/client-go/kubernetes/typed/core/v1"
	listers "k8s.io/client-go/listers/core/v1"
	"k8s.io/client-go/tools/cache"
	"k8s.io/client-go/tools/record"
	"k8s.io/client-go/util/workqueue"
)

const (
	retryInterval = 15 * time.Second
	// localhostPortAnnotation is the lowest port of localhost that a Service wants; the first of the book if it says nothing.
	localhostPortAnnotation = "shopkeeper.dev/localhost-port"
)

// controller looks at all Services at once whenever one of them changes: there are few, and an address
// freed by one is what another waits for.
type controller struct {
	client    kubernetes.Interface
	informers informers.SharedInformerFactory
	services  listers.ServiceLister
	queue     workqueue.TypedRateLimitingInterface[struct{}]
	events    record.EventRecorder
	addresses *addresses
	relays    *relays
	warned    map[types.UID]string
}

func newController(client kubernetes.Interface, network netip.Prefix, relays *relays) *controller {
	broadcaster := record.NewBroadcaster()
	broadcaster.StartRecordingToSink(&typedcorev1.EventSinkImpl{Interface: client.CoreV1().Events("")})
	factory := informers.NewSharedInformerFactory(client, 0)
	return &controller{
		client:    client,
		informers: factory,
		services:  factory.Core().V1().Services().Lister(),
		queue: workqueue.NewTypedRateLimitingQueue(
			workqueue.NewTypedItemExponentialFailureRateLimiter[struct{}](50*time.Millisecond, retryInterval)),
		events:    broadcaster.NewRecorder(scheme.Scheme, corev1.EventSource{Component: "loadbalancer"}),
		addresses: newAddresses(network),
		relays:    relays,
		warned:    map[types.UID]string{},
	}
}

func (c *controller) run(ctx context.Context) error {
	changed := func(any) { c.queue.Add(struct{}{}) }
	_, err := c.informers.Core().V1().Services().Informer().AddEventHandler(cache.ResourceEventHandlerFuncs{
		AddFunc:    changed,
		UpdateFunc: func(_, _ any) { c.queue.Add(struct{}{}) },
		DeleteFunc: changed,
	})
	if err != nil {
		return err
	}
	c.informers.Start(ctx.Done())
	c.informers.WaitForCacheSync(ctx.Done())
	context.AfterFunc(ctx, c.queue.ShutDown)
	slog.Info("watching Services", "network", c.addresses.network)
	for c.work(ctx) {
	}
	c.relays.set(nil)
	return nil
}

func (c *controller) work(ctx context.Context) bool {
	item, shutdown := c.queue.Get()
	if shutdown {
		return false
	}
	defer c.queue.Done(item)
	if err := c.sync(ctx); err != nil {
		slog.Warn("will try again", "error", err)
		c.queue.AddRateLimited(item)
		return true
	}
	c.queue.Forget(item)
	return true
}

func (c *controller) sync(ctx context.Context) error {
	all, err := c.services.List(labels.Everything())
	if err != nil {
		return err
	}
	services := ours(all)
	without := c.addresses.assign(services)
	problems := map[types.UID]problem{}
	for _, service := range without {
		problems[service.UID] = problem{"AddressesExhausted",
			fmt.Sprintf("all addresses of %s are in use; delete a Service of type LoadBalancer", c.addresses.network)}
	}
	var failures []error
	routes := map[string]route{}
	for _, service := range services {
		address, ok := c.addresses.given[service.UID]
		if !ok {
			continue
		}
		failures = append(failures, c.publish(ctx, service, address))
		lowest, err := lowestLocalhostPort(service)
		if err != nil {
			problems[service.UID] = problem{"LocalhostPortInvalid", err.Error()}
		}
		for i, port := range tcpPorts(service) {
			name := nameOf(service)
			if i > 0 {
				name += fmt.Sprintf(":%d", port)
			}
			routes[name] = route{service.UID, netip.AddrPortFrom(address, port), lowest}
		}
	}
	for uid, found := range c.relays.set(routes) {
		problems[uid] = found
	}
	c.warn(services, problems)
	if len(problems) > 0 {
		c.queue.AddAfter(struct{}{}, retryInterval)
	}
	return errors.Join(failures...)
}

func (c *controller) publish(ctx context.Context, service *corev1.Service, address netip.Addr) error {
	if ingress := service.Status.LoadBalancer.Ingress; len(ingress) == 1 && ingress[0].IP == address.String() {
		return nil
	}
	patch := fmt.Sprintf(`{"metadata":{"uid":%q},"status":{"loadBalancer":{"ingress":[{"ip":%q,"ipMode":"VIP"}]}}}`,
		service.UID, address)
	_, err := c.client.CoreV1().Services(service.Namespace).Patch(
		ctx, service.Name, types.MergePatchType, []byte(patch), metav1.PatchOptions{}, "status")
	if apierrors.IsNotFound(err) || apierrors.IsConflict(err) {
		// Deleted or made anew since; the watch tells about it.
		return nil
	}
	if err == nil {
		slog.Info("address given", "service", nameOf(service), "address", address)
	}
	return err
}

// warn tells each problem once, as an Event on the Service and a line in the log.
func (c *controller) warn(services []*corev1.Service, problems map[types.UID]problem) {
	warned := map[types.UID]string{}
	for _, service := range services {
		found, ok := problems[service.UID]
		if !ok {
			continue
		}
		warned[service.UID] = found.message
		if c.warned[service.UID] != found.message {
			slog.Warn(found.message, "service", nameOf(service), "reason", found.reason)
			c.events.Event(service, corev1.EventTypeWarning, found.reason, found.message)
		}
	}
	c.warned = warned
}

// ours are the Services that ask for a load balancer and name no other implementation.
func ours(all []*corev1.Service) []*corev1.Service {
	var found []*corev1.Service
	for _, service := range all {
		if service.Spec.Type == corev1.ServiceTypeLoadBalancer && service.Spec.LoadBalancerClass == nil {
			found = append(found, service)
		}
	}
	return found
}

func tcpPorts(service *corev1.Service) []uint16 {
	var found []uint16
	for _, port := range service.Spec.Ports {
		if port.Protocol == corev1.ProtocolTCP || port.Protocol == "" {
			found = append(found, uint16(port.Port))
		}
	}
	return found
}

// lowestLocalhostPort is what the Service's annotation says, or else 0.
func lowestLocalhostPort(service *corev1.Service) (int, error) {
	text, ok := service.Annotations[localhostPortAnnotation]
	if !ok {
		return 0, nil
	}
	port, err := strconv.Atoi(text)
	if err != nil || port < 1 || port > 65535-portCount {
		return 0, fmt.Errorf("annotation %s: %q is no port from 1 to %d; remove it or give one", localhostPortAnnotation, text, 65535-portCount)
	}
	return port, nil
}

func nameOf(service *corev1.Service) string {
	return service.Namespace + "/" + service.Name
}
