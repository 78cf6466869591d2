package dev.shopkeeper.shop.admin.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardedCallsTest {

  private final GuardedCalls calls = new GuardedCalls();

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1", "[::ffff:127.0.0.1]"})
  void saysNoByteToAnAddressOfThisMachineWhateverItsName(String host) throws Exception {
    try (var server = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      CompletableFuture<Integer> heard = CompletableFuture.supplyAsync(() -> firstByte(server));

      assertThatThrownBy(
              () -> calls.get(URI.create("https://%s:%d/".formatted(host, server.getLocalPort()))))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("is not spoken to: 127.0.0.1 is of this machine");
      assertThat(heard.join()).isEqualTo(-1);
    }
  }

  private static int firstByte(ServerSocket server) {
    try (Socket caller = server.accept()) {
      return caller.getInputStream().read();
    } catch (SocketException e) {
      return -1;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://issuer.example/", "file:///etc/passwd", "jar:file:/a.jar!/b"})
  void callsNothingButHttps(String address) {
    assertThatThrownBy(() -> calls.get(URI.create(address)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no https address");
  }
}
