package dev.shopkeeper.e2e;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// An end of an edge: a pod by the part it plays, where it can be reached and what it can try.
record Place(String name, String address, Container container) {

  /// A connection to try, to a `host:port`.
  record Edge(String name, Container source, String target) {

    /// The names of those that connect, one probe a pod.
    static Set<String> connecting(Collection<Edge> edges) {
      return edges.stream().collect(Collectors.groupingBy(Edge::source)).entrySet().parallelStream()
          .flatMap(from -> connecting(from.getKey(), from.getValue()))
          .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> connecting(Container source, List<Edge> edges) {
      Set<String> reached = source.reaches(edges.stream().map(Edge::target).toList());
      return edges.stream().filter(edge -> reached.contains(edge.target())).map(Edge::name);
    }
  }

  Stream<Edge> to(Place target, Integer... ports) {
    return Arrays.stream(ports)
        .map(port ->
            new Edge(
                "%s → %s:%d".formatted(name, target.name(), port),
                container,
                "%s:%d".formatted(target.address(), port)));
  }
}
