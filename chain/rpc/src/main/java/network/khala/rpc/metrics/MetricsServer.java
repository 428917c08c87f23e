package network.khala.rpc.metrics;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Serves `GET /metrics` on a port of its own, so that a public endpoint does not show it.
public final class MetricsServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MetricsServer.class);
  private static final Duration STOP_TIME = Duration.ofSeconds(1);
  private static final Duration IDLE_TIME = Duration.ofSeconds(90);
  private static final int THREADS = 8;

  private final Server server;
  private final ServerConnector connector;

  private MetricsServer(Server server, ServerConnector connector) {
    this.server = server;
    this.connector = connector;
  }

  /// Starts to serve.
  ///
  /// @param common labels of all samples
  /// @throws IOException if the port is taken or cannot be used
  public static MetricsServer start(
      InetSocketAddress address, Map<String, String> common, List<MetricSource> sources)
      throws IOException {
    var threads = new QueuedThreadPool(THREADS);
    threads.setName("metrics");
    threads.setDaemon(true);
    var server = new Server(threads);
    server.setStopTimeout(STOP_TIME.toMillis());
    var http = new HttpConfiguration();
    http.setSendServerVersion(false);
    var connector = new ServerConnector(server, 0, 1, new HttpConnectionFactory(http));
    connector.setHost(address.getAddress().getHostAddress());
    connector.setPort(address.getPort());
    connector.setIdleTimeout(IDLE_TIME.toMillis());
    server.addConnector(connector);
    server.setHandler(new Page(Map.copyOf(common), List.copyOf(sources)));
    var made = new MetricsServer(server, connector);
    try {
      server.start();
    } catch (IOException e) {
      made.close();
      throw e;
    } catch (Exception e) {
      made.close();
      throw new IOException("the metrics server at " + address + " did not start", e);
    }
    return made;
  }

  /// The port that it listens on.
  public int port() {
    return connector.getLocalPort();
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      // Jetty reports what it could not stop in time; the process goes on without it.
      LOG.debug("metrics server did not stop cleanly", e);
    }
  }

  private static final class Page extends Handler.Abstract {
    private final Map<String, String> common;
    private final List<MetricSource> sources;

    Page(Map<String, String> common, List<MetricSource> sources) {
      this.common = common;
      this.sources = sources;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      boolean asked = HttpMethod.GET.is(request.getMethod());
      boolean found = asked && Request.getPathInContext(request).equals("/metrics");
      byte[] content = (found ? page() : "GET /metrics\n").getBytes(StandardCharsets.UTF_8);
      response.setStatus(found ? HttpStatus.OK_200 : HttpStatus.NOT_FOUND_404);
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, Exposition.MEDIA_TYPE);
      response.getHeaders().put(HttpHeader.CONTENT_LENGTH, content.length);
      response.write(true, ByteBuffer.wrap(content), callback);
      return true;
    }

    private String page() {
      var page = new Exposition(common);
      sources.forEach(source -> source.writeTo(page));
      return page.toString();
    }
  }
}
