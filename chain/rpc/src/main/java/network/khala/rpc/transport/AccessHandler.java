package network.khala.rpc.transport;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// Turns away foreign hosts and origins, before anything else looks at a request, and tells
/// browsers what they may send.
final class AccessHandler extends Handler.Wrapper {
  private final TransportOptions options;

  AccessHandler(TransportOptions options, Handler next) {
    super(next);
    this.options = options;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    HttpFields headers = request.getHeaders();
    String host = headers.get(HttpHeader.HOST);
    if (host == null || !options.hosts().allows(host)) {
      Replies.text(
          response,
          callback,
          HttpStatus.FORBIDDEN_403,
          "Host " + (host == null ? "is missing" : "is not one of this server's names"));
      return true;
    }
    String origin = headers.get(HttpHeader.ORIGIN);
    if (origin != null && !options.origins().allows(origin)) {
      Replies.text(
          response, callback, HttpStatus.FORBIDDEN_403, "pages of this origin may not connect");
      return true;
    }
    if (origin != null) {
      response
          .getHeaders()
          .put("Access-Control-Allow-Origin", origin)
          .put(HttpHeader.VARY, HttpHeader.ORIGIN.asString());
    }
    if (HttpMethod.OPTIONS.is(request.getMethod())) {
      response
          .getHeaders()
          .put("Access-Control-Allow-Methods", "GET, POST")
          .put("Access-Control-Allow-Headers", "Content-Type")
          .put("Access-Control-Max-Age", "86400");
      Replies.empty(response, callback, HttpStatus.NO_CONTENT_204);
      return true;
    }
    return super.handle(request, response, callback);
  }
}
