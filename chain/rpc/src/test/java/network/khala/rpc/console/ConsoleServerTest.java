package network.khala.rpc.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConsoleServerTest {
  private static final URI NODE = URI.create("ws://127.0.0.1:9944");

  @TempDir Path folder;
  private ConsoleServer server;

  @BeforeEach
  void serve() throws IOException {
    Files.createDirectory(folder.resolve("console"));
    Path files = folder.resolve("console");
    Files.writeString(files.resolve("index.html"), "<!doctype html>");
    Files.createDirectory(files.resolve("assets"));
    Files.writeString(files.resolve("assets/index-1a2b.js"), "export {};");
    Files.writeString(files.resolve("config.json"), "{}");
    Files.writeString(folder.resolve("secret"), "not for browsers");
    server = ConsoleServer.start(files, NODE, 0);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void get_root_isTheStartPageUnderAStrictPolicy() throws Exception {
    HttpResponse<String> answer = get("");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("<!doctype html>");
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
    assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'")
        .doesNotContain("unsafe");
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-cache");
  }

  @Test
  void get_script_isCachedForGood() throws Exception {
    HttpResponse<String> answer = get("assets/index-1a2b.js");

    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValue("text/javascript; charset=utf-8");
    assertThat(answer.headers().firstValue("Cache-Control").orElseThrow()).contains("immutable");
  }

  @Test
  void get_config_namesTheNodeInsteadOfTheFile() throws Exception {
    assertThat(get("config.json").body()).isEqualTo("{\"rpc\":\"ws://127.0.0.1:9944\"}");
  }

  @Test
  void get_whatIsNotThere_isNotFound() throws Exception {
    assertThat(get("other.html").statusCode()).isEqualTo(404);
  }

  @Test
  void get_pathThatLeavesTheFolder_reachesNothing() throws Exception {
    for (String path :
        new String[] {"/../secret", "/%2e%2e/secret", "/assets/../../secret", "//secret"}) {
      assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
          .doesNotContain("not for browsers");
    }
  }

  @Test
  void get_foreignHost_isRefused() throws Exception {
    assertThat(raw("GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 403")
        .doesNotContain("doctype");
  }

  @Test
  void post_anything_isRefused() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(server.url()).POST(HttpRequest.BodyPublishers.ofString("x")).build();
    assertThat(send(request).statusCode()).isEqualTo(405);
  }

  @Test
  void start_folderWithoutConsole_saysWhatIsMissing() {
    assertThatThrownBy(() -> ConsoleServer.start(folder, NODE, 0))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("index.html");
  }

  @Test
  void start_portInUse_isABindException() {
    assertThatThrownBy(
            () -> ConsoleServer.start(folder.resolve("console"), NODE, server.url().getPort()))
        .isInstanceOf(BindException.class);
  }

  private HttpResponse<String> get(String path) throws Exception {
    return send(HttpRequest.newBuilder(server.url().resolve(path)).build());
  }

  private static HttpResponse<String> send(HttpRequest request) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
  }

  private String raw(String request) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), server.url().getPort()));
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }
  }
}
