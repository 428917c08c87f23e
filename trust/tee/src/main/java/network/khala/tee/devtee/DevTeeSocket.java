package network.khala.tee.devtee;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import jdk.net.ExtendedSocketOptions;
import network.khala.scale.Bytes;
import network.khala.scale.DecodeException;
import org.jspecify.annotations.Nullable;

/// The child's socket: a Unix domain socket in a folder of its own that only this user may enter.
/// It takes one connection in its life, from a process of the same user that presents the token;
/// then folder and listening socket are gone.
final class DevTeeSocket implements AutoCloseable {
  static final int HELLO_NUMBER = 0;

  private static final int TOKEN_SIZE = 32;
  private static final int MAX_ATTEMPTS = 16;

  private final Path folder;
  private final Bytes token;
  private final ServerSocketChannel server;
  private final DevTeeService service;
  private final DevTeeEvents events;
  private volatile @Nullable SocketChannel connection;

  private DevTeeSocket(
      Path folder,
      Bytes token,
      ServerSocketChannel server,
      DevTeeService service,
      DevTeeEvents events) {
    this.folder = folder;
    this.token = token;
    this.server = server;
    this.service = service;
    this.events = events;
  }

  static DevTeeSocket open(DevTeeService service, DevTeeEvents events) {
    try {
      Path folder =
          Files.createTempDirectory(
              "khala-devtee-",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      byte[] token = new byte[TOKEN_SIZE];
      new SecureRandom().nextBytes(token);
      ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      DevTeeSocket socket = new DevTeeSocket(folder, Bytes.wrap(token), server, service, events);
      server.bind(UnixDomainSocketAddress.of(socket.path()));
      Thread.ofVirtual().name("devtee-socket").start(socket::serve);
      return socket;
    } catch (IOException e) {
      throw new DevTeeException("the child's socket cannot be opened (" + e.getMessage() + ")", e);
    }
  }

  Path path() {
    return folder.resolve("device");
  }

  Bytes token() {
    return token;
  }

  private void serve() {
    try (SocketChannel child = admit()) {
      connection = child;
      stopListening();
      events.connected();
      Frames frames = new Frames(child);
      frames.send(HELLO_NUMBER, service.welcome().encode());
      while (true) {
        Frames.Numbered request = frames.receive();
        frames.send(request.number(), service.answer(request.content()).encode());
      }
    } catch (IOException gone) {
      // The child has ended or the device was closed: both are noticed where they happen.
    } finally {
      stopListening();
    }
  }

  /// Waits for the peer that presents the token.
  private SocketChannel admit() throws IOException {
    for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      SocketChannel peer = server.accept();
      try {
        checkPeer(peer);
        return peer;
      } catch (IOException | DecodeException e) {
        events.refused("connection turned away (" + e.getMessage() + ")");
        peer.close();
      }
    }
    throw new IOException("too many failed attempts");
  }

  private void checkPeer(SocketChannel peer) throws IOException {
    String user = peer.getOption(ExtendedSocketOptions.SO_PEERCRED).user().getName();
    String owner = Files.getOwner(folder).getName();
    if (!user.equals(owner)) {
      throw new IOException("peer is user " + user + ", not " + owner);
    }
    DevTeeRequest first = DevTeeRequest.decode(new Frames(peer).receive().content());
    if (!(first instanceof DevTeeRequest.Hello(int protocol, Bytes presented))) {
      throw new IOException("peer did not greet");
    }
    if (protocol != DevTeeService.PROTOCOL) {
      throw new IOException("peer speaks version " + protocol + " of the protocol");
    }
    if (!MessageDigest.isEqual(presented.toArray(), token.toArray())) {
      throw new IOException("peer has a wrong token");
    }
  }

  private void stopListening() {
    try {
      server.close();
      Files.deleteIfExists(path());
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    stopListening();
    SocketChannel child = connection;
    if (child != null) {
      try {
        child.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
