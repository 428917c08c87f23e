package network.khala.client.rpc;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A node as a test wants it: a WebSocket server on loopback, from the JDK alone, that hands each
/// call to a script. It can answer anything, in fragments, drop its connections, or fall silent.
public final class FakeNode implements AutoCloseable {

  /// What the node does when a call comes.
  public interface Script {
    /// Handles one call; answers through `link`.
    void called(Link link, Request request) throws IOException;
  }

  /// A call as it came.
  public record Request(long id, String method, JsonNode params) {}

  /// One connection of a client.
  public static final class Link {
    private final Socket socket;
    private final OutputStream out;

    private Link(Socket socket) throws IOException {
      this.socket = socket;
      this.out = socket.getOutputStream();
    }

    /// Sends a successful answer; `json` is JSON text.
    public void answer(Request request, String json) throws IOException {
      text("{\"jsonrpc\":\"2.0\",\"id\":" + request.id() + ",\"result\":" + json + "}");
    }

    /// Sends a message of a subscription; `json` is JSON text.
    public void push(String subscription, String json) throws IOException {
      text(
          "{\"jsonrpc\":\"2.0\",\"method\":\"m\",\"params\":{\"subscription\":\""
              + subscription
              + "\",\"result\":"
              + json
              + "}}");
    }

    /// Sends a text message in one frame.
    public void text(String text) throws IOException {
      frame(0x81, text.getBytes(StandardCharsets.UTF_8));
    }

    /// Sends a text message in frames of `size` bytes.
    public synchronized void fragments(String text, int size) throws IOException {
      byte[] all = text.getBytes(StandardCharsets.UTF_8);
      for (int at = 0; at < all.length; at += size) {
        int end = Math.min(all.length, at + size);
        int opcode = at == 0 ? 0x01 : 0x00;
        frame(
            end == all.length ? opcode | 0x80 : opcode, java.util.Arrays.copyOfRange(all, at, end));
      }
    }

    /// Closes the connection without a word.
    public void drop() throws IOException {
      socket.close();
    }

    synchronized void frame(int head, byte[] payload) throws IOException {
      out.write(head);
      if (payload.length < 126) {
        out.write(payload.length);
      } else if (payload.length < 1 << 16) {
        out.write(126);
        out.write(payload.length >> 8);
        out.write(payload.length);
      } else {
        out.write(127);
        for (int shift = 56; shift >= 0; shift -= 8) {
          out.write((int) ((long) payload.length >> shift));
        }
      }
      out.write(payload);
      out.flush();
    }
  }

  private static final JsonMapper JSON = JsonMapper.shared();

  private final Script script;
  private final List<Link> links = new CopyOnWriteArrayList<>();
  private final BlockingQueue<Request> requests = new LinkedBlockingQueue<>();
  private final int port;
  private volatile ServerSocket server;
  private volatile boolean silent;

  /// Starts the node on a free port.
  public FakeNode(Script script) throws IOException {
    this.script = script;
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.port = server.getLocalPort();
    accept(server);
  }

  /// The address to connect to.
  public URI uri() {
    return URI.create("ws://127.0.0.1:" + port);
  }

  /// All calls that came, in order.
  public BlockingQueue<Request> requests() {
    return requests;
  }

  /// Drops all connections.
  public void dropAll() throws IOException {
    for (Link link : List.copyOf(links)) {
      links.remove(link);
      link.drop();
    }
  }

  /// The connections there are.
  public List<Link> links() {
    return links;
  }

  /// Takes no more connections; those that are there stay.
  public void stopListening() throws IOException {
    server.close();
  }

  /// Listens again on the same port.
  public void restart() throws IOException {
    server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
    accept(server);
  }

  /// From now on nothing is answered, pings included.
  public void fallSilent() {
    silent = true;
  }

  @Override
  public void close() throws IOException {
    stopListening();
    dropAll();
  }

  private void accept(ServerSocket listening) {
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                while (true) {
                  Socket socket = listening.accept();
                  Thread.ofVirtual().start(() -> serve(socket));
                }
              } catch (IOException e) {
                // Closed by the test.
              }
            });
  }

  private void serve(Socket socket) {
    try (socket) {
      var in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
      var link = new Link(socket);
      handshake(in, socket.getOutputStream());
      links.add(link);
      while (true) {
        read(in, link);
      }
    } catch (IOException e) {
      // The client or the test closed the connection.
    }
  }

  private static void handshake(DataInputStream in, OutputStream out) throws IOException {
    String key = "";
    while (true) {
      String line = line(in);
      if (line.isEmpty()) {
        break;
      }
      if (line.regionMatches(true, 0, "Sec-WebSocket-Key:", 0, 18)) {
        key = line.substring(18).trim();
      }
    }
    String accept = key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-1").digest(accept.getBytes(StandardCharsets.US_ASCII));
      out.write(
          ("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                  + "Sec-WebSocket-Accept: "
                  + Base64.getEncoder().encodeToString(digest)
                  + "\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      out.flush();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String line(DataInputStream in) throws IOException {
    var text = new StringBuilder();
    for (int c = in.readUnsignedByte(); c != '\n'; c = in.readUnsignedByte()) {
      if (c != '\r') {
        text.append((char) c);
      }
    }
    return text.toString();
  }

  private void read(DataInputStream in, Link link) throws IOException {
    var message = new java.io.ByteArrayOutputStream();
    while (true) {
      int head = in.readUnsignedByte();
      byte[] payload = payload(in);
      switch (head & 0x0f) {
        case 0x0, 0x1 -> {
          message.write(payload);
          if ((head & 0x80) != 0) {
            handle(link, message.toString(StandardCharsets.UTF_8));
            return;
          }
        }
        case 0x8 -> {
          link.frame(0x88, payload);
          link.drop();
        }
        case 0x9 -> {
          if (!silent) {
            link.frame(0x8a, payload);
          }
        }
        default -> {}
      }
    }
  }

  private static byte[] payload(DataInputStream in) throws IOException {
    int length = in.readUnsignedByte() & 0x7f;
    if (length == 126) {
      length = in.readUnsignedShort();
    } else if (length == 127) {
      length = Math.toIntExact(in.readLong());
    }
    byte[] mask = in.readNBytes(4);
    byte[] payload = in.readNBytes(length);
    for (int i = 0; i < payload.length; i++) {
      payload[i] ^= mask[i & 3];
    }
    return payload;
  }

  private void handle(Link link, String text) throws IOException {
    JsonNode call = JSON.readTree(text);
    var request =
        new Request(
            call.path("id").longValue(), call.path("method").stringValue(), call.path("params"));
    requests.add(request);
    if (!silent) {
      try {
        script.called(link, request);
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
    }
  }
}
