package network.khala.rpc.jsonrpc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import network.khala.rpc.jsonrpc.Request.Refused;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// Reads messages. Depth, number of values and lengths are bounded while they are read, so that a
/// message never takes much more memory than its text.
final class RequestReader {
  private static final int MAX_DEPTH = 64;
  private static final int MAX_TOKENS = 500_000;
  private static final int MAX_NUMBER_CHARS = 1000;
  private static final int MAX_ID_CHARS = 1000;
  private static final int MAX_NAME_CHARS = 256;
  private static final String NULL_ID = "null";

  private final JsonMapper mapper;
  private final int maxBatch;

  RequestReader(int maxMessageChars, int maxBatch) {
    this.maxBatch = maxBatch;
    this.mapper =
        JsonMapper.builder(
                JsonFactory.builder()
                    .streamReadConstraints(
                        StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxTokenCount(MAX_TOKENS)
                            .maxStringLength(maxMessageChars)
                            .maxNumberLength(MAX_NUMBER_CHARS)
                            .maxNameLength(MAX_NAME_CHARS)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            // Parameters are read out of the middle of a message.
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
  }

  /// Reads a message; what is wrong with it is part of the result.
  Request read(String text) {
    try (JsonParser in = mapper.createParser(text)) {
      JsonToken first = in.nextToken();
      if (first == null) {
        return parseError("the message is empty");
      }
      Request request = first == JsonToken.START_ARRAY ? batch(in) : single(in);
      if (in.nextToken() != null) {
        return parseError("more follows the end of the message");
      }
      return request;
    } catch (StreamConstraintsException e) {
      return parseError(
          "nested deeper than "
              + MAX_DEPTH
              + ", more than "
              + MAX_TOKENS
              + " values, or a name or number that is too long, "
              + place(e));
    } catch (JacksonException e) {
      return parseError("no valid JSON, or a member twice, " + place(e));
    }
  }

  private static String place(JacksonException e) {
    TokenStreamLocation location = e.getLocation();
    return location == null ? "somewhere" : "at character " + Math.max(0, location.getCharOffset());
  }

  private static Refused parseError(String problem) {
    return new Refused(NULL_ID, RpcError.of(RpcError.PARSE_ERROR, "Parse error", problem));
  }

  private Request batch(JsonParser in) {
    List<Request> requests = new ArrayList<>();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      if (requests.size() == maxBatch) {
        skipToEndOfArray(in);
        return new Refused(
            NULL_ID,
            RpcError.of(
                RpcError.BATCH_TOO_BIG,
                "The batch request was too large",
                "Exceeded max limit of " + maxBatch));
      }
      requests.add(single(in));
    }
    return requests.isEmpty()
        ? new Refused(NULL_ID, RpcError.invalidRequest("the batch is empty"))
        : new Request.Batch(requests);
  }

  private static void skipToEndOfArray(JsonParser in) {
    do {
      in.skipChildren();
    } while (in.nextToken() != JsonToken.END_ARRAY);
  }

  /// Reads the request whose first token is the current one, to its end.
  private Request single(JsonParser in) {
    if (in.currentToken() != JsonToken.START_OBJECT) {
      in.skipChildren();
      return new Refused(NULL_ID, RpcError.invalidRequest("a request is an object"));
    }
    Fields fields = new Fields();
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String name = in.currentName();
      in.nextToken();
      switch (name) {
        case "jsonrpc" -> fields.version = textOf(in);
        case "id" -> fields.id = id(in);
        case "method" -> fields.method = textOf(in);
        case "params" -> fields.params = mapper.readTree(in);
        default -> in.skipChildren();
      }
    }
    return fields.toRequest();
  }

  private static @Nullable String textOf(JsonParser in) {
    if (in.currentToken() == JsonToken.VALUE_STRING) {
      return in.getString();
    }
    in.skipChildren();
    return null;
  }

  /// The id's own text, so that it goes back as it came. An empty text stands for what is no id.
  private static String id(JsonParser in) {
    return switch (in.currentToken()) {
      case VALUE_STRING -> {
        String text = in.getString();
        yield text.length() > MAX_ID_CHARS
            ? ""
            : JsonNodeFactory.instance.stringNode(text).toString();
      }
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> in.getString();
      case VALUE_NULL -> NULL_ID;
      default -> {
        in.skipChildren();
        yield "";
      }
    };
  }

  /// The members of a request as far as they are read.
  private static final class Fields {
    private @Nullable String version;
    private @Nullable String id;
    private @Nullable String method;
    private JsonNode params = JsonNodeFactory.instance.nullNode();

    Request toRequest() {
      String answerTo = id == null || id.isEmpty() ? NULL_ID : id;
      if (id != null && id.isEmpty()) {
        return refused(answerTo, "id must be a number, a string or null");
      }
      if (!"2.0".equals(version)) {
        return refused(answerTo, "jsonrpc must be \"2.0\"");
      }
      if (method == null) {
        return refused(answerTo, "method must be a string");
      }
      if (!params.isNull() && !params.isArray() && !params.isObject()) {
        return refused(answerTo, "params must be an array or an object");
      }
      return new Request.Call(Optional.ofNullable(id), method, params);
    }

    private static Refused refused(String id, String problem) {
      return new Refused(id, RpcError.invalidRequest(problem));
    }
  }
}
