package network.khala.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// JSON-RPC over HTTP, down to the bytes.
///
/// @param endpoint where it is spoken
record NodeRpc(URI endpoint) {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

  /// An answer as it came.
  record Answer(int status, String body) {
    JsonNode json() {
      return Lines.parse(body);
    }

    /// The code of the error that it holds.
    int errorCode() {
      return json().path("error").path("code").asInt(0);
    }
  }

  /// Calls a method.
  ///
  /// @return its result
  /// @throws IOException if the node cannot be reached
  /// @throws AssertionError if it answers with an error
  JsonNode call(String method, Object... parameters) throws IOException, InterruptedException {
    Answer answer = post(request(method, parameters));
    if (!answer.json().has("result")) {
      throw new AssertionError(method + " " + Arrays.toString(parameters) + ": " + answer);
    }
    return answer.json().path("result");
  }

  /// The text of a request.
  static String request(String method, Object... parameters) {
    List<String> texts = new ArrayList<>();
    for (Object parameter : parameters) {
      texts.add(parameter instanceof Number ? parameter.toString() : "\"" + parameter + "\"");
    }
    return "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"%s\",\"params\":[%s]}"
        .formatted(method, String.join(",", texts));
  }

  /// Sends any text.
  Answer post(String body) throws IOException, InterruptedException {
    return send(HttpRequest.BodyPublishers.ofString(body));
  }

  /// Sends any bytes.
  Answer post(byte[] body) throws IOException, InterruptedException {
    return send(HttpRequest.BodyPublishers.ofByteArray(body));
  }

  private Answer send(HttpRequest.BodyPublisher body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(endpoint)
            .timeout(Duration.ofMinutes(1))
            .header("Content-Type", "application/json")
            .POST(body)
            .build();
    HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    return new Answer(response.statusCode(), response.body());
  }

  /// The number and the hash of the last final block.
  FinalBlock finalBlock() throws IOException, InterruptedException {
    String hash = call("chain_getFinalizedHead").asString();
    return new FinalBlock(number(hash), hash);
  }

  /// Waits until the block of that number, or a later one, is final.
  FinalBlock awaitFinal(long number) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + Running.PATIENCE.toNanos();
    FinalBlock last = finalBlock();
    while (last.number() < number) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("block " + number + " does not become final, last: " + last);
      }
      Thread.sleep(100);
      last = finalBlock();
    }
    return last;
  }

  /// The number of the block of that hash, which must be there.
  long number(String hash) throws IOException, InterruptedException {
    return Long.decode(call("chain_getHeader", hash).path("number").asString());
  }

  /// The hash of the block of that number, or an empty text.
  String blockHash(long number) throws IOException, InterruptedException {
    return call("chain_getBlockHash", number).asString("");
  }

  /// A block that is final.
  record FinalBlock(long number, String hash) {}
}
