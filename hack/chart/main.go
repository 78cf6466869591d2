// Compares two lists of Kubernetes objects, object by object.
//
// A chart may differ in what Helm has its own ways for: the namespace, and the note that the definition stays
// when the release goes.
package main

import (
	"fmt"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"

	"sigs.k8s.io/yaml"
)

type object = map[string]any

var separator = regexp.MustCompile(`(?m)^---\s*$`)

func main() {
	if len(os.Args) != 3 {
		fail("Usage: compare KUSTOMIZE.yaml HELM.yaml")
	}
	ours, theirs := read(os.Args[1]), read(os.Args[2])
	delete(ours, "Namespace shopkeeper-system")
	differences := compare(ours, theirs)
	for _, difference := range differences {
		fmt.Fprintln(os.Stderr, difference)
	}
	if len(differences) > 0 {
		fail(fmt.Sprintf("%d objects differ", len(differences)))
	}
	fmt.Printf("%d objects are the same\n", len(ours))
}

func read(path string) map[string]object {
	text, err := os.ReadFile(path)
	if err != nil {
		fail(err.Error())
	}
	objects := map[string]object{}
	for _, document := range separator.Split(string(text), -1) {
		var parsed object
		if err := yaml.Unmarshal([]byte(document), &parsed); err != nil {
			fail(path + ": " + err.Error())
		}
		if len(parsed) == 0 {
			continue
		}
		if _, twice := objects[key(parsed)]; twice {
			fail(path + " has two of " + key(parsed))
		}
		objects[key(parsed)] = withoutNote(sorted(parsed).(object))
	}
	return objects
}

func key(it object) string {
	metadata := it["metadata"].(object)
	if namespace, ok := metadata["namespace"]; ok {
		return fmt.Sprintf("%v %v/%v", it["kind"], namespace, metadata["name"])
	}
	return fmt.Sprintf("%v %v", it["kind"], metadata["name"])
}

// Variables in the order of their names: a patch of kustomize's puts its own first, and none refers to another.
func sorted(value any) any {
	switch it := value.(type) {
	case object:
		for name, inner := range it {
			it[name] = sorted(inner)
		}
		if variables, ok := it["env"].([]any); ok {
			slices.SortFunc(variables, func(a, b any) int {
				return strings.Compare(fmt.Sprint(a.(object)["name"]), fmt.Sprint(b.(object)["name"]))
			})
		}
	case []any:
		for i, inner := range it {
			it[i] = sorted(inner)
		}
	}
	return value
}

func withoutNote(it object) object {
	metadata := it["metadata"].(object)
	if annotations, ok := metadata["annotations"].(object); ok {
		delete(annotations, "helm.sh/resource-policy")
		if len(annotations) == 0 {
			delete(metadata, "annotations")
		}
	}
	return it
}

func compare(ours, theirs map[string]object) []string {
	var differences []string
	for name, it := range ours {
		if other, ok := theirs[name]; !ok {
			differences = append(differences, name+" is missing in the chart")
		} else if !reflect.DeepEqual(it, other) {
			differences = append(differences, fmt.Sprintf("%s differs:\n  kustomize %v\n  helm      %v", name, it, other))
		}
	}
	for name := range theirs {
		if _, ok := ours[name]; !ok {
			differences = append(differences, name+" is in the chart alone")
		}
	}
	slices.Sort(differences)
	return differences
}

func fail(message string) {
	fmt.Fprintln(os.Stderr, message)
	os.Exit(1)
}
