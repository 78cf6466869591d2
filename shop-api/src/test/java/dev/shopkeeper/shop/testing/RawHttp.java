package dev.shopkeeper.shop.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;

/// Sends bytes that no HTTP client would, and reads what comes back.
public record RawHttp(int port) {

  /// The answer to exactly these characters, one byte each.
  public String send(String request) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(15_000);
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The status of an answer.
  public static int status(String answer) {
    return Integer.parseInt(answer.substring(9, 12));
  }
}
