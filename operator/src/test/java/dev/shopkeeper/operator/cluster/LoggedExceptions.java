package dev.shopkeeper.operator.cluster;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/// Exceptions that an operator in this process logs; not those by which the API server says that an
/// object changed meanwhile, for they are how two writers meet.
final class LoggedExceptions extends AppenderBase<ILoggingEvent> implements AutoCloseable {
  private final List<String> logged = new CopyOnWriteArrayList<>();

  static LoggedExceptions listening() {
    var exceptions = new LoggedExceptions();
    exceptions.start();
    root().addAppender(exceptions);
    return exceptions;
  }

  List<String> all() {
    return List.copyOf(logged);
  }

  @Override
  protected void append(ILoggingEvent event) {
    if (event.getThrowableProxy() instanceof ThrowableProxy proxy
        && !isConflict(proxy.getThrowable())) {
      logged.add(event.getFormattedMessage() + ": " + proxy.getThrowable());
    }
  }

  @Override
  public void close() {
    root().detachAppender(this);
  }

  private static boolean isConflict(Throwable thrown) {
    return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
        .anyMatch(cause ->
            cause instanceof KubernetesClientException refused
                && refused.getCode() == HttpURLConnection.HTTP_CONFLICT);
  }

  private static Logger root() {
    return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }
}
