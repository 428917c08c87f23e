package network.khala.rpc.transport;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.Executors;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
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

  private final Server server;
  private final ServerConnector connector;
  private final WebSockets sockets;

  private JettyServer(Server server, ServerConnector connector, WebSockets sockets) {
    this.server = server;
    this.connector = connector;
    this.sockets = sockets;
  }

  static JettyServer start(TransportOptions options, TransportHandler handler) throws IOException {
    var threads = new QueuedThreadPool();
    threads.setName("rpc");
    threads.setVirtualThreadsExecutor(
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("rpc-", 0).factory()));
    var server = new Server(threads);
    // Jetty's own pages tell of classes and traces.
    server.setErrorHandler(
        (request, response, callback) -> {
          int status = response.getStatus();
          Replies.text(response, callback, status, "HTTP status " + status);
          return true;
        });
    server.setStopTimeout(STOP_TIME.toMillis());
    ServerConnector connector = connector(server, options);
    server.addConnector(connector);
    var gate = new Gate(options);
    var sockets = new WebSockets(options, gate, handler);
    var upgrades = WebSocketUpgradeHandler.from(server, sockets::configure);
    upgrades.setHandler(new HttpEndpoint(options, gate, handler));
    server.setHandler(new AccessHandler(options, upgrades));
    try {
      server.start();
    } catch (IOException e) {
      stop(server);
      throw e;
    } catch (Exception e) {
      stop(server);
      throw new IOException("the server at " + options.address() + " did not start", e);
    }
    return new JettyServer(server, connector, sockets);
  }

  private static ServerConnector connector(Server server, TransportOptions options) {
    var http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setSendDateHeader(false);
    http.setRequestHeaderSize(MAX_HEADER_BYTES);
    http.setUriCompliance(UriCompliance.RFC3986);
    var plain = new HttpConnectionFactory(http);
    ServerConnector connector =
        options
            .tls()
            .map(
                context -> {
                  var tls = new SslContextFactory.Server();
                  tls.setSslContext(context);
                  var secure = new SslConnectionFactory(tls, plain.getProtocol());
                  return new ServerConnector(server, secure, plain);
                })
            .orElseGet(() -> new ServerConnector(server, plain));
    InetSocketAddress address = options.address();
    connector.setHost(address.getAddress().getHostAddress());
    connector.setPort(address.getPort());
    connector.setAcceptQueueSize(ACCEPT_QUEUE);
    connector.setIdleTimeout(options.idleTimeout().toMillis());
    return connector;
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
    sockets.closeAll();
    stop(server);
  }

  private static void stop(Server server) {
    try {
      server.stop();
    } catch (Exception e) {
      // Jetty reports what it could not stop in time; the process goes on without it.
      LOG.debug("server did not stop cleanly", e);
    }
  }
}
