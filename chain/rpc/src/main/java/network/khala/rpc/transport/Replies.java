package network.khala.rpc.transport;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/// Plain HTTP answers.
final class Replies {
  private Replies() {}

  static void text(Response response, Callback callback, int status, String text) {
    write(response, callback, status, "text/plain; charset=utf-8", text + "\n");
  }

  static void json(Response response, Callback callback, int status, String json) {
    write(response, callback, status, "application/json; charset=utf-8", json);
  }

  static void empty(Response response, Callback callback, int status) {
    response.setStatus(status);
    response.write(true, BufferUtil.EMPTY_BUFFER, callback);
  }

  private static void write(
      Response response, Callback callback, int status, String type, String content) {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, bytes.length);
    response.write(true, ByteBuffer.wrap(bytes), callback);
  }
}
