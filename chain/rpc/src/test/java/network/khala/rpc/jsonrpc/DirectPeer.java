package network.khala.rpc.jsonrpc;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import network.khala.rpc.transport.Peer;
import network.khala.rpc.transport.TextChannel;

/// A peer with a connection but without a network: each message is served before the call returns.
/// What its subscriptions send can be taken one by one.
public final class DirectPeer implements AutoCloseable {
  private static final Peer LOCAL = new Peer("127.0.0.1", true, Optional.empty());

  private final RpcService service;
  private final Methods methods;
  private final RpcConnection connection;
  private final Queue<String> sent = new ConcurrentLinkedQueue<>();
  private volatile String end = "";

  /// Connects to the service of these methods.
  public DirectPeer(Methods methods, RpcLimits limits) {
    this.methods = methods;
    this.service =
        new RpcService(
            methods,
            limits,
            UnsafeMethods.UNSAFE,
            new RpcService.Vitals(
                () -> {
                  throw new IllegalStateException("nobody asks");
                },
                () -> {
                  throw new IllegalStateException("nobody asks");
                }));
    this.connection =
        (RpcConnection)
            service.open(
                LOCAL,
                new TextChannel() {
                  @Override
                  public void send(String text, Runnable done) {
                    sent.add(text);
                    done.run();
                  }

                  @Override
                  public void close(int code, String reason) {
                    end = code + " " + reason;
                  }
                });
  }

  /// Serves a message; the answer, empty if there is none.
  public String ask(String message) {
    Optional<Reply> reply = service.serve(message, connection.context(), Optional.of(connection));
    reply.ifPresent(Reply::sent);
    return reply.map(Reply::text).orElse("");
  }

  /// What came besides the answers.
  public List<String> takeMessages() {
    var taken = new ArrayDeque<String>();
    for (String message = sent.poll(); message != null; message = sent.poll()) {
      taken.add(message);
    }
    return List.copyOf(taken);
  }

  /// Why the server ended the connection; empty if it did not.
  public String end() {
    return end;
  }

  /// All methods there are, ascending.
  public List<String> methods() {
    return methods.names(connection.context());
  }

  /// The names of a method's parameters.
  public List<String> params(String method) {
    return methods.find(method).orElseThrow().params();
  }

  @Override
  public void close() {
    connection.closed();
  }
}
