package network.khala.rpc.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MetricsServerTest {
  @Test
  void get_metrics_areAllSourcesTogether() throws Exception {
    MetricSource one = page -> page.family("one", Exposition.Kind.GAUGE, "One").sample("one", 1);
    MetricSource two = page -> page.family("two", Exposition.Kind.GAUGE, "Two").sample("two", 2);
    try (MetricsServer server =
            MetricsServer.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                Map.of("chain", "dev"),
                List.of(one, two));
        HttpClient http = HttpClient.newHttpClient()) {
      URI root = URI.create("http://127.0.0.1:" + server.port());
      HttpResponse<String> page = get(http, root.resolve("/metrics"));
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.headers().firstValue("Content-Type")).contains(Exposition.MEDIA_TYPE);
      assertThat(page.body())
          .contains("one{chain=\"dev\"} 1\n")
          .endsWith("# HELP two Two\n# TYPE two gauge\ntwo{chain=\"dev\"} 2\n");
      assertThat(get(http, root).statusCode()).isEqualTo(404);
    }
  }

  private static HttpResponse<String> get(HttpClient http, URI uri) throws Exception {
    return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }
}
