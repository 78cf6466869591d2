package main

import (
	"context"
	"log/slog"
	"time"

	"k8s.io/apimachinery/pkg/labels"
	"k8s.io/client-go/informers"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/tools/cache"
	"k8s.io/client-go/util/workqueue"
	"shopkeeper.dev/hack/cluster/networkpolicy/ruleset"
)

const (
	// Changes come in bursts: those of one belong into one ruleset.
	burst         = 20 * time.Millisecond
	retryInterval = 5 * time.Second
)

// controller compiles everything anew whenever something changes: a node has few pods, and the kernel takes
// a ruleset as a whole.
type controller struct {
	informers informers.SharedInformerFactory
	queue     workqueue.TypedRateLimitingInterface[struct{}]
	table     string
	apply     func(script string) error
	applied   string
}

func newController(client kubernetes.Interface, table string, apply func(string) error) *controller {
	return &controller{
		informers: informers.NewSharedInformerFactory(client, 0),
		queue: workqueue.NewTypedRateLimitingQueue(
			workqueue.NewTypedItemExponentialFailureRateLimiter[struct{}](burst, retryInterval)),
		table: table,
		apply: apply,
	}
}

// run keeps the rules until the context ends, then takes them out. Until all is known that the first rules
// depend on, those of a run before stay: a crash opens nothing.
func (c *controller) run(ctx context.Context) error {
	for _, informer := range []cache.SharedIndexInformer{
		c.informers.Networking().V1().NetworkPolicies().Informer(),
		c.informers.Core().V1().Pods().Informer(),
		c.informers.Core().V1().Namespaces().Informer(),
	} {
		if _, err := informer.AddEventHandler(c.changes()); err != nil {
			return err
		}
	}
	c.informers.Start(ctx.Done())
	for kind, synced := range c.informers.WaitForCacheSync(ctx.Done()) {
		if !synced {
			slog.Info("ended before all was known", "missing", kind)
			return nil
		}
	}
	context.AfterFunc(ctx, c.queue.ShutDown)
	slog.Info("watching NetworkPolicies", "table", c.table)
	for c.work() {
	}
	return c.apply(ruleset.Remove(c.table))
}

func (c *controller) changes() cache.ResourceEventHandlerFuncs {
	changed := func(any) { c.queue.AddAfter(struct{}{}, burst) }
	return cache.ResourceEventHandlerFuncs{
		AddFunc:    changed,
		UpdateFunc: func(_, now any) { changed(now) },
		DeleteFunc: changed,
	}
}

func (c *controller) work() bool {
	item, shutdown := c.queue.Get()
	if shutdown {
		return false
	}
	defer c.queue.Done(item)
	if err := c.sync(); err != nil {
		slog.Warn("the rules stay as they are, will try again", "error", err)
		c.queue.AddRateLimited(item)
		return true
	}
	c.queue.Forget(item)
	return true
}

func (c *controller) sync() error {
	began := time.Now()
	world, err := c.world()
	if err != nil {
		return err
	}
	script, err := ruleset.Compile(c.table, world)
	if err != nil || script == c.applied {
		return err
	}
	if err := c.apply(script); err != nil {
		return err
	}
	c.applied = script
	slog.Info("rules replaced", "policies", len(world.Policies), "pods", len(world.Pods),
		"milliseconds", time.Since(began).Milliseconds())
	return nil
}

func (c *controller) world() (ruleset.World, error) {
	policies, err := c.informers.Networking().V1().NetworkPolicies().Lister().List(labels.Everything())
	if err != nil {
		return ruleset.World{}, err
	}
	pods, err := c.informers.Core().V1().Pods().Lister().List(labels.Everything())
	if err != nil {
		return ruleset.World{}, err
	}
	namespaces, err := c.informers.Core().V1().Namespaces().Lister().List(labels.Everything())
	return ruleset.World{Policies: policies, Pods: pods, Namespaces: namespaces}, err
}
