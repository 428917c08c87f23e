package network.khala.rpc.transport;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The transport on Jetty's core: no servlets, blocking work on virtual threads, messages taken in
/// fragments so that their memory is counted before it is used.
final class JettyServer implements TransportServer {
  private static final Logger LOG = LoggerFactory.getLogger(JettyServer.class);

  private static final Duration STOP_TIME = Duration.ofSeconds(2);
  private static final int ACCEPT_QUEUE = 128;
  private static final int MAX_HEADER_BYTES = 8 << 10;

  private static final Duration DRAIN_STEP = Duration.ofMillis(10);

  private final Server server;
  private final ServerConnector connector;
  private final Gate gate;
  private final WebSockets sockets;
  private final Optional<TlsRenewal> tls;
  private final Duration drainTime;

  private JettyServer(TransportOptions options, TransportHandler handler) throws TlsException {
    var threads = new QueuedThreadPool();
    threads.setName("rpc");
    threads.setVirtualThreadsExecutor(
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("rpc-", 0).factory()));
    this.server = new Server(threads);
    this.gate = new Gate(options);
    var peers = new Peers(options.quotas());
    this.sockets = new WebSockets(options, gate, peers, handler);
    this.tls =
        options.tls().isPresent()
            ? Optional.of(new TlsRenewal(options.tls().get(), InstantSource.system()))
            : Optional.empty();
    this.drainTime = options.drainTime();
    this.connector = connector(options);
    server.setErrorHandler(JettyServer::error);
    server.setStopTimeout(STOP_TIME.toMillis());
    server.addConnector(connector);
    var upgrades = WebSocketUpgradeHandler.from(server, sockets::configure);
    upgrades.setHandler(new HttpEndpoint(options, gate, peers, handler));
    server.setHandler(new AccessHandler(options, upgrades));
  }

  static JettyServer start(TransportOptions options, TransportHandler handler) throws IOException {
    var made = new JettyServer(options, handler);
    try {
      made.server.start();
    } catch (IOException e) {
      made.stop();
      throw e;
    } catch (Exception e) {
      made.stop();
      throw new IOException("the server at " + options.address() + " did not start", e);
    }
    return made;
  }

  /// Jetty's own pages tell of classes and traces.
  private static boolean error(Request request, Response response, Callback callback) {
    int status = response.getStatus();
    Replies.text(response, callback, status, "HTTP status " + status);
    return true;
  }

  private ServerConnector connector(TransportOptions options) {
    var http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setSendDateHeader(false);
    http.setRequestHeaderSize(MAX_HEADER_BYTES);
    http.setUriCompliance(UriCompliance.RFC3986);
    var plain = new HttpConnectionFactory(http);
    ServerConnector made =
        tls.map(
                renewal ->
                    new BoundedConnector(
                        server,
                        options,
                        new SslConnectionFactory(renewal.factory(), plain.getProtocol()),
                        plain))
            .orElseGet(() -> new BoundedConnector(server, options, plain));
    InetSocketAddress address = options.address();
    made.setHost(address.getAddress().getHostAddress());
    made.setPort(address.getPort());
    made.setAcceptQueueSize(ACCEPT_QUEUE);
    made.setIdleTimeout(options.idleTimeout().toMillis());
    return made;
  }

  @Override
  public int port() {
    return connector.getLocalPort();
  }

  @Override
  public int connections() {
    return sockets.count();
  }

  @Override
  public void close() {
    gate.close();
    connector.close();
    try {
      drain(System.nanoTime() + drainTime.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    sockets.closeAll();
    stop();
  }

  /// Lets requests be answered; whoever waits for nothing more is told goodbye.
  private void drain(long deadlineNanos) throws InterruptedException {
    while (!(sockets.closeIdle() && gate.isEmpty()) && System.nanoTime() - deadlineNanos < 0) {
      Thread.sleep(DRAIN_STEP);
    }
  }

  private void stop() {
    tls.ifPresent(TlsRenewal::close);
    try {
      server.stop();
    } catch (Exception e) {
      // Jetty reports what it could not stop in time; the process goes on without it.
      LOG.debug("server did not stop cleanly", e);
    }
  }
}
