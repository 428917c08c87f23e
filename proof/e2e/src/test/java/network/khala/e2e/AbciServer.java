package network.khala.e2e;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The application's side of an ABCI 2.0 socket: frames of a length and a `Request` or `Response`,
/// answered one by one in their order, each connection on a thread of its own.
final class AbciServer implements AutoCloseable {
  static final int EXCEPTION = 1;
  static final int ECHO = 1;
  static final int FLUSH = 2;
  static final int INFO = 3;
  static final int INIT_CHAIN = 5;
  static final int QUERY = 6;
  static final int CHECK_TX = 8;
  static final int COMMIT = 11;
  static final int LIST_SNAPSHOTS = 12;
  static final int PREPARE_PROPOSAL = 16;
  static final int PROCESS_PROPOSAL = 17;
  static final int FINALIZE_BLOCK = 20;

  /// The largest block and some more.
  private static final int FRAME_BYTES_MAX = 6 << 20;

  private final ServerSocket server;
  private final Application application;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

  /// What answers the requests.
  interface Application {
    /// @param request its number in `Request`
    /// @return the message of the number after it in `Response`
    ProtoMessage answer(int request, ProtoMessage content);
  }

  private AbciServer(ServerSocket server, Application application) {
    this.server = server;
    this.application = application;
  }

  /// Listens on a free port.
  static AbciServer start(Application application) throws IOException {
    ServerSocket socket = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
    AbciServer server = new AbciServer(socket, application);
    Thread.ofVirtual().name("abci").start(server::accept);
    return server;
  }

  int port() {
    return server.getLocalPort();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        connections.add(socket);
        Thread.ofVirtual().name("abci-connection").start(() -> serve(socket));
      } catch (IOException e) {
        // Closed; CometBFT notices and ends.
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(socket.getInputStream());
      OutputStream out = new BufferedOutputStream(socket.getOutputStream());
      for (int first = in.read(); first >= 0; first = in.read()) {
        ProtoMessage response = answer(ProtoMessage.parse(frame(first, in)));
        writeFrame(out, response.fields().toByteString());
        if (in.available() == 0) {
          out.flush();
        }
        if (response.fields().hasField(EXCEPTION)) {
          out.flush();
          return;
        }
      }
    } catch (IOException e) {
      // Either side has gone.
    } finally {
      connections.remove(socket);
    }
  }

  private static ByteString frame(int first, InputStream in) throws IOException {
    int length = CodedInputStream.readRawVarint32(first, in);
    if (length < 0 || length > FRAME_BYTES_MAX) {
      throw new IOException("a frame of " + Integer.toUnsignedString(length) + " bytes");
    }
    byte[] content = in.readNBytes(length);
    if (content.length < length) {
      throw new EOFException();
    }
    return ByteString.copyFrom(content);
  }

  private static void writeFrame(OutputStream out, ByteString content) throws IOException {
    CodedOutputStream coded = CodedOutputStream.newInstance(out);
    coded.writeUInt32NoTag(content.size());
    coded.flush();
    content.writeTo(out);
  }

  private ProtoMessage answer(ProtoMessage request) {
    Map<Integer, ?> kinds = request.fields().asMap();
    try {
      if (kinds.size() != 1) {
        throw new IllegalArgumentException("a request of " + kinds.size() + " kinds");
      }
      int kind = kinds.keySet().iterator().next();
      ProtoMessage content = request.message(kind);
      ProtoMessage answer =
          kind == ECHO || kind == FLUSH ? content : application.answer(kind, content);
      return ProtoMessage.builder().message(kind + 1, answer).build();
    } catch (RuntimeException e) {
      ProtoMessage error = ProtoMessage.builder().text(1, String.valueOf(e)).build();
      return ProtoMessage.builder().message(EXCEPTION, error).build();
    }
  }

  /// Breaks every connection.
  @Override
  public void close() {
    try {
      server.close();
      for (Socket socket : connections) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
