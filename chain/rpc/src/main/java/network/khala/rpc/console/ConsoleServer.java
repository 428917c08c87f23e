package network.khala.rpc.console;

import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import network.khala.rpc.transport.HostRule;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/// The server of the mining console, for browsers on this machine.
public final class ConsoleServer implements AutoCloseable {
  private static final String LOOPBACK = "127.0.0.1";
  private static final Duration STOP_TIME = Duration.ofSeconds(2);

  private final Server server;
  private final ServerConnector connector;

  private ConsoleServer(Server server, ServerConnector connector) {
    this.server = server;
    this.connector = connector;
  }

  /// Starts to serve a console.
  ///
  /// @param files the folder that the build of `people/console` leaves
  /// @param rpc the WebSocket address of the node that the pages shall ask
  /// @param port where to listen on loopback; 0 for any
  /// @throws java.nio.file.NoSuchFileException if the folder holds no console
  /// @throws java.net.BindException if the port is taken
  public static ConsoleServer start(Path files, URI rpc, int port) throws IOException {
    var handler = new ConsoleHandler(ConsoleFiles.read(files), config(rpc), HostRule.LOCAL);
    var threads = new QueuedThreadPool();
    threads.setName("console");
    threads.setDaemon(true);
    threads.setVirtualThreadsExecutor(
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("console-", 0).factory()));
    var server = new Server(threads);
    server.setStopTimeout(STOP_TIME.toMillis());
    var http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setUriCompliance(UriCompliance.RFC3986);
    var connector = new ServerConnector(server, new HttpConnectionFactory(http));
    connector.setHost(LOOPBACK);
    connector.setPort(port);
    server.addConnector(connector);
    server.setHandler(handler);
    try {
      server.start();
    } catch (IOException e) {
      stop(server);
      throw e.getCause() instanceof BindException taken ? taken : e;
    } catch (Exception e) {
      stop(server);
      throw new IOException("the console at port " + port + " did not start", e);
    }
    return new ConsoleServer(server, connector);
  }

  /// A URI has no characters that JSON would have to escape.
  private static String config(URI rpc) {
    return "{\"rpc\":\"" + rpc.toASCIIString() + "\"}";
  }

  /// Where browsers find it.
  public URI url() {
    return URI.create("http://" + LOOPBACK + ":" + connector.getLocalPort() + "/");
  }

  @Override
  public void close() {
    stop(server);
  }

  private static void stop(Server server) {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the console did not stop", e);
    }
  }
}
