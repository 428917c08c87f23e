package network.khala.pruntime.http;

import com.google.protobuf.Message;
import java.nio.charset.StandardCharsets;
import network.khala.protocol.prpc.PrpcError;

/// What goes back to a client.
///
/// @param status of HTTP
/// @param type of the body
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Answer(int status, String type, byte[] body) {
  static Answer protobuf(Message message) {
    return new Answer(200, "application/octet-stream", message.toByteArray());
  }

  static Answer json(String text) {
    return new Answer(200, "application/json", text.getBytes(StandardCharsets.UTF_8));
  }

  static Answer text(int status, String text) {
    return new Answer(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
  }

  /// An error of the API, in the form that the client asked for.
  static Answer error(int status, String text, boolean asJson) {
    if (asJson) {
      return new Answer(
          status, "application/json", PrpcJson.error(text).getBytes(StandardCharsets.UTF_8));
    }
    return new Answer(
        status,
        "application/octet-stream",
        PrpcError.newBuilder().setMessage(text).build().toByteArray());
  }

  /// What the public port does not serve.
  static Answer denied() {
    return new Answer(403, "text/plain", new byte[0]);
  }
}
