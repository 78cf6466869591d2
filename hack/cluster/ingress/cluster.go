package main

import (
	"context"

	corev1 "k8s.io/api/core/v1"
	discoveryv1 "k8s.io/api/discovery/v1"
	networkingv1 "k8s.io/api/networking/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/labels"
	"k8s.io/client-go/informers"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/tools/cache"
)

// cluster is what is known of the API server's objects, kept by watches.
type cluster struct {
	objects, certificates informers.SharedInformerFactory
}

func newCluster(client kubernetes.Interface) *cluster {
	onlyTLS := func(options *metav1.ListOptions) { options.FieldSelector = "type=" + string(corev1.SecretTypeTLS) }
	return &cluster{
		objects:      informers.NewSharedInformerFactory(client, 0),
		certificates: informers.NewSharedInformerFactoryWithOptions(client, 0, informers.WithTweakListOptions(onlyTLS)),
	}
}

// watch calls changed at each change, and returns when everything was read once.
func (c *cluster) watch(ctx context.Context, changed func()) error {
	handler := cache.ResourceEventHandlerFuncs{
		AddFunc:    func(any) { changed() },
		UpdateFunc: func(_, _ any) { changed() },
		DeleteFunc: func(any) { changed() },
	}
	for _, informer := range []cache.SharedIndexInformer{
		c.objects.Networking().V1().Ingresses().Informer(),
		c.objects.Core().V1().Services().Informer(),
		c.objects.Discovery().V1().EndpointSlices().Informer(),
		c.certificates.Core().V1().Secrets().Informer(),
	} {
		if _, err := informer.AddEventHandler(handler); err != nil {
			return err
		}
	}
	for _, factory := range []informers.SharedInformerFactory{c.objects, c.certificates} {
		factory.Start(ctx.Done())
		factory.WaitForCacheSync(ctx.Done())
	}
	return ctx.Err()
}

func (c *cluster) ingresses(class string) []*networkingv1.Ingress {
	all, _ := c.objects.Networking().V1().Ingresses().Lister().List(labels.Everything())
	var found []*networkingv1.Ingress
	for _, ingress := range all {
		if ingress.Spec.IngressClassName != nil && *ingress.Spec.IngressClassName == class {
			found = append(found, ingress)
		}
	}
	return found
}

// service and secret give nil for one that is not there: the only error of a lister.
func (c *cluster) service(namespace, name string) *corev1.Service {
	found, _ := c.objects.Core().V1().Services().Lister().Services(namespace).Get(name)
	return found
}

func (c *cluster) secret(namespace, name string) *corev1.Secret {
	found, _ := c.certificates.Core().V1().Secrets().Lister().Secrets(namespace).Get(name)
	return found
}

func (c *cluster) slices(service *corev1.Service) []*discoveryv1.EndpointSlice {
	selector := labels.SelectorFromSet(labels.Set{discoveryv1.LabelServiceName: service.Name})
	found, _ := c.objects.Discovery().V1().EndpointSlices().Lister().EndpointSlices(service.Namespace).List(selector)
	return found
}
