package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	corev1 "k8s.io/api/core/v1"
	networkingv1 "k8s.io/api/networking/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/client-go/kubernetes/fake"
	clienttesting "k8s.io/client-go/testing"
	"shopkeeper.dev/hack/cluster/networkpolicy/ruleset"
)

// kernel remembers the scripts it is handed, and fails as often as it is told to.
type kernel struct {
	sync.Mutex
	scripts  []string
	failures int
}

func (k *kernel) apply(script string) error {
	k.Lock()
	defer k.Unlock()
	if k.failures > 0 {
		k.failures--
		return errors.New("busy")
	}
	k.scripts = append(k.scripts, script)
	return nil
}

func (k *kernel) last() string {
	k.Lock()
	defer k.Unlock()
	if len(k.scripts) == 0 {
		return ""
	}
	return k.scripts[len(k.scripts)-1]
}

func (k *kernel) count() int {
	k.Lock()
	defer k.Unlock()
	return len(k.scripts)
}

func start(t *testing.T, client *fake.Clientset, k *kernel) (stop func()) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan struct{})
	go func() {
		defer close(done)
		if err := newController(client, "rules", k.apply).run(ctx); err != nil {
			t.Error(err)
		}
	}()
	stop = func() { cancel(); <-done }
	t.Cleanup(stop)
	return stop
}

func eventually(t *testing.T, what string, holds func() bool) {
	t.Helper()
	for deadline := time.Now().Add(20 * time.Second); !holds(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("never: " + what)
		}
	}
}

func objects() []runtime.Object {
	return []runtime.Object{
		&corev1.Namespace{ObjectMeta: metav1.ObjectMeta{Name: "default"}},
		&networkingv1.NetworkPolicy{ObjectMeta: metav1.ObjectMeta{Name: "closed", Namespace: "default"}},
		pod(1),
	}
}

func pod(i int) *corev1.Pod {
	return &corev1.Pod{
		ObjectMeta: metav1.ObjectMeta{Name: fmt.Sprint("pod-", i), Namespace: "default"},
		Status:     corev1.PodStatus{PodIP: fmt.Sprint("10.0.0.", i)},
	}
}

func create(t *testing.T, client *fake.Clientset, made *corev1.Pod) {
	t.Helper()
	if _, err := client.CoreV1().Pods(made.Namespace).Create(t.Context(), made, metav1.CreateOptions{}); err != nil {
		t.Fatal(err)
	}
}

func TestTheFirstRulesKnowEverythingThatWasThere(t *testing.T) {
	k := &kernel{}
	start(t, fake.NewClientset(objects()...), k)
	eventually(t, "rules", func() bool { return k.count() > 0 })
	if !strings.Contains(k.scripts[0], "10.0.0.1 : jump ingress-0") {
		t.Fatal(k.scripts[0])
	}
}

func TestAppliesNothingBeforeAllIsKnown(t *testing.T) {
	client, k := fake.NewClientset(objects()...), &kernel{}
	client.PrependReactor("list", "namespaces", func(clienttesting.Action) (bool, runtime.Object, error) {
		return true, nil, errors.New("unavailable")
	})
	stop := start(t, client, k)
	time.Sleep(300 * time.Millisecond)
	stop()
	if k.count() != 0 {
		t.Fatalf("applied without namespaces: %s", k.last())
	}
}

func TestABurstOfChangesBecomesFewRulesetsAndSoon(t *testing.T) {
	client, k := fake.NewClientset(objects()...), &kernel{}
	start(t, client, k)
	eventually(t, "rules", func() bool { return k.count() == 1 })
	began := time.Now()
	for i := range 50 {
		create(t, client, pod(i+2))
	}
	last := time.Now()
	eventually(t, "rules for the last pod", func() bool { return strings.Contains(k.last(), "10.0.0.51 : jump ingress-0") })
	if passed := time.Since(last); passed > time.Second {
		t.Errorf("took %s", passed)
	}
	if most := int(time.Since(began)/burst) + 2; k.count() > most {
		t.Errorf("%d rulesets, of which %d fit into the time", k.count(), most)
	}
}

func TestWhatChangesNoRuleIsNotApplied(t *testing.T) {
	client, k := fake.NewClientset(objects()...), &kernel{}
	start(t, client, k)
	eventually(t, "rules", func() bool { return k.count() == 1 })
	beat := pod(1)
	beat.Annotations = map[string]string{"beat": "1"}
	if _, err := client.CoreV1().Pods("default").Update(t.Context(), beat, metav1.UpdateOptions{}); err != nil {
		t.Fatal(err)
	}
	time.Sleep(10 * burst)
	if k.count() != 1 {
		t.Fatalf("applied %d times", k.count())
	}
}

func TestTriesAgainWhatTheKernelDidNotTake(t *testing.T) {
	k := &kernel{failures: 3}
	start(t, fake.NewClientset(objects()...), k)
	eventually(t, "rules", func() bool { return k.count() == 1 })
}

func TestTakesItsRulesOutWhenItEnds(t *testing.T) {
	k := &kernel{}
	stop := start(t, fake.NewClientset(objects()...), k)
	eventually(t, "rules", func() bool { return k.count() == 1 })
	stop()
	if k.last() != ruleset.Remove("rules") {
		t.Fatal(k.last())
	}
}
