package dev.shopkeeper.delivery;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A mail server on loopback that takes every mail and keeps it.
final class Mailbox implements AutoCloseable {
  private final ServerSocket socket;
  private final List<String> recipients = new CopyOnWriteArrayList<>();
  private final List<String> logins = new CopyOnWriteArrayList<>();
  private final List<String> mail = new CopyOnWriteArrayList<>();

  private Mailbox(ServerSocket socket) {
    this.socket = socket;
  }

  static Mailbox open() {
    try {
      var mailbox = new Mailbox(new ServerSocket(0, 8, InetAddress.getLoopbackAddress()));
      Thread.ofVirtual().start(mailbox::serve);
      return mailbox;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return socket.getLocalPort();
  }

  List<String> recipients() {
    return List.copyOf(recipients);
  }

  /// What was logged in with, as SMTP has it.
  List<String> logins() {
    return List.copyOf(logins);
  }

  /// Its lines.
  List<String> mail() {
    return List.copyOf(mail);
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket client = socket.accept()) {
        take(client);
      } catch (IOException e) {
        // It is closed, or the client went away: the test sees what arrived.
      }
    }
  }

  private void take(Socket client) throws IOException {
    var lines =
        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
    say(client, "220 here");
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith("RCPT ")) {
        recipients.add(line);
      }
      if (line.equals("DATA")) {
        say(client, "354 go on");
        keep(lines);
      }
      if (line.equals("AUTH PLAIN")) {
        say(client, "334 ");
        logins.add(lines.readLine());
      }
      say(client, answer(line));
    }
  }

  private static String answer(String line) {
    return switch (line.replaceFirst(" .*", "")) {
      case "EHLO" -> "250 AUTH PLAIN";
      case "AUTH" -> "235 come in";
      case "QUIT" -> "221 bye";
      default -> "250 ok";
    };
  }

  private void keep(BufferedReader lines) throws IOException {
    for (String line = lines.readLine();
        line != null && !line.equals(".");
        line = lines.readLine()) {
      mail.add(line);
    }
  }

  private static void say(Socket client, String line) throws IOException {
    client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
  }
}
