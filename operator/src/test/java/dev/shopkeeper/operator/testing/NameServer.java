package dev.shopkeeper.operator.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Hashtable;
import java.util.List;
import java.util.Optional;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.InitialDirContext;

/// The cluster's CoreDNS as a plain process, answering for the Services of an [ApiServer].
public final class NameServer implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final ChildProcess process;
  private final int port;

  private NameServer(ChildProcess process, int port) {
    this.process = process;
    this.port = port;
  }

  /// Starts it; its log stays in `target/name-server/<pid>`.
  public static NameServer start(ApiServer server) {
    Path folder = RunFolder.createUnder(Path.of("target", "name-server"));
    int port = LoopbackPort.free();
    Path configuration = folder.resolve("Corefile");
    try {
      Files.writeString(
          configuration,
          """
          .:%d {
            errors
            kubernetes cluster.local {
              kubeconfig %s
              ttl 0
            }
          }
          """
              .formatted(port, server.kubeconfig().toAbsolutePath()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var process =
        ChildProcess.start(
            folder.resolve("coredns.log"),
            List.of(Programs.find().path("coredns"), "-conf", configuration.toString()));
    var names = new NameServer(process, port);
    Eventually.holds(
        "CoreDNS knows the Services",
        LIMIT,
        () -> names.address("kubernetes.default.svc.cluster.local").isPresent());
    return names;
  }

  /// The IPv4 address of a name, as a pod would be told. What is banned is JNDI's looking up of
  /// objects; this asks a name server of ours for an address, and JNDI still wants a `Hashtable`.
  @SuppressWarnings({"BanJNDI", "JdkObsolete"})
  public Optional<String> address(String name) {
    var settings = new Hashtable<String, String>();
    settings.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
    settings.put(Context.PROVIDER_URL, "dns://127.0.0.1:" + port);
    settings.put("com.sun.jndi.dns.timeout.initial", "1000");
    settings.put("com.sun.jndi.dns.timeout.retries", "1");
    try {
      Attribute found =
          new InitialDirContext(settings).getAttributes(name, new String[] {"A"}).get("A");
      return found == null ? Optional.empty() : Optional.of(found.get().toString());
    } catch (NameNotFoundException e) {
      return Optional.empty();
    } catch (NamingException e) {
      if (process.isAlive()) {
        return Optional.empty();
      }
      throw new IllegalStateException("CoreDNS ended:\n" + process.lastWords(), e);
    }
  }

  @Override
  public void close() {
    process.close();
  }
}
