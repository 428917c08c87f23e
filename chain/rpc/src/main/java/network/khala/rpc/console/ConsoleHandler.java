package network.khala.rpc.console;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import network.khala.rpc.transport.HostRule;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/// Answers GET and HEAD for the console's files and for `config.json`, which names the node.
final class ConsoleHandler extends Handler.Abstract {
  /// What the pages may load: their own files, and any WebSocket, since people choose their node.
  static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self';"
          + " connect-src 'self' ws: wss:; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'";

  private static final String CONFIG = "/config.json";

  private final ConsoleFiles files;
  private final ConsoleFiles.Content config;
  private final HostRule hosts;

  ConsoleHandler(ConsoleFiles files, String config, HostRule hosts) {
    this.files = files;
    this.config =
        new ConsoleFiles.Content(
            "application/json; charset=utf-8", config.getBytes(StandardCharsets.UTF_8));
    this.hosts = hosts;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    secure(response.getHeaders());
    String host = request.getHeaders().get(HttpHeader.HOST);
    if (host == null || !hosts.allows(host)) {
      return refuse(response, callback, HttpStatus.FORBIDDEN_403);
    }
    boolean head = HttpMethod.HEAD.is(request.getMethod());
    if (!head && !HttpMethod.GET.is(request.getMethod())) {
      return refuse(response, callback, HttpStatus.METHOD_NOT_ALLOWED_405);
    }
    String path = Request.getPathInContext(request);
    ConsoleFiles.Content content = path.equals(CONFIG) ? config : files.at(path).orElse(null);
    if (content == null) {
      return refuse(response, callback, HttpStatus.NOT_FOUND_404);
    }
    response
        .getHeaders()
        .put(HttpHeader.CONTENT_TYPE, content.type())
        .put(HttpHeader.CONTENT_LENGTH, content.bytes().length)
        .put(HttpHeader.CACHE_CONTROL, caching(path));
    response.setStatus(HttpStatus.OK_200);
    response.write(
        true, head ? BufferUtil.EMPTY_BUFFER : ByteBuffer.wrap(content.bytes()), callback);
    return true;
  }

  private static void secure(HttpFields.Mutable headers) {
    headers
        .put("Content-Security-Policy", POLICY)
        .put("X-Content-Type-Options", "nosniff")
        .put("Referrer-Policy", "no-referrer");
  }

  /// Names under `assets` hold a hash of their content; the others may change.
  private static String caching(String path) {
    return path.startsWith("/assets/") ? "max-age=31536000, immutable" : "no-cache";
  }

  private static boolean refuse(Response response, Callback callback, int status) {
    response.setStatus(status);
    response.write(true, BufferUtil.EMPTY_BUFFER, callback);
    return true;
  }
}
