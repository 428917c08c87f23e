package network.khala.client.rpc;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A call to a node did not succeed. The subtypes tell why.
public abstract sealed class RpcException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private RpcException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /// Whether the same call may succeed later without any change by the caller. A call that was
  /// underway when the connection broke may have taken effect.
  public abstract boolean retryable();

  /// The node answered with an error object.
  public static final class Answered extends RpcException {
    private static final long serialVersionUID = 1L;
    private final int code;
    private final String text;
    private final transient @Nullable JsonNode data;

    /// Creates the exception for `method` from the members of the error object.
    public Answered(String method, int code, String text, @Nullable JsonNode data) {
      super(method + ": " + text + " (code " + code + ")" + describe(data), null);
      this.code = code;
      this.text = text;
      this.data = data;
    }

    private static String describe(@Nullable JsonNode data) {
      if (data == null || data.isNull()) {
        return "";
      }
      return ": " + (data.isString() ? data.stringValue() : data.toString());
    }

    /// The error's code, 1010 for an invalid transaction, say.
    public int code() {
      return code;
    }

    /// The error's message as the node sent it.
    public String text() {
      return text;
    }

    /// The error's `data` member.
    public Optional<JsonNode> data() {
      return Optional.ofNullable(data);
    }

    @Override
    public boolean retryable() {
      return false;
    }
  }

  /// The node could not be reached, or the connection broke before the answer came.
  public static final class Disconnected extends RpcException {
    private static final long serialVersionUID = 1L;

    /// Creates the exception with its cause, if there is one.
    public Disconnected(String message, @Nullable Throwable cause) {
      super(message, cause);
    }

    @Override
    public boolean retryable() {
      return true;
    }
  }

  /// The node did not answer in time.
  public static final class TimedOut extends RpcException {
    private static final long serialVersionUID = 1L;

    /// Creates the exception for `method`, which had `limit` to answer.
    public TimedOut(String method, Duration limit) {
      super(method + ": no answer within " + limit.toMillis() + " ms", null);
    }

    @Override
    public boolean retryable() {
      return true;
    }
  }

  /// The node sent something that is no JSON-RPC answer, or one that exceeds a limit.
  public static final class Malformed extends RpcException {
    private static final long serialVersionUID = 1L;

    /// Creates the exception with what was wrong.
    public Malformed(String message, @Nullable Throwable cause) {
      super(message, cause);
    }

    @Override
    public boolean retryable() {
      return false;
    }
  }

  /// The consumer of a subscription was too slow: its buffer was full when the next message came.
  public static final class Lagging extends RpcException {
    private static final long serialVersionUID = 1L;

    /// Creates the exception for the subscription made by `method`, whose buffer holds `capacity`.
    public Lagging(String method, int capacity) {
      super(
          method + ": more than " + capacity + " messages wait to be consumed; subscribe again",
          null);
    }

    @Override
    public boolean retryable() {
      return true;
    }
  }

  /// The client or the subscription was closed by its owner, or by the node in an orderly way.
  public static final class Closed extends RpcException {
    private static final long serialVersionUID = 1L;

    /// Creates the exception.
    public Closed(String message) {
      super(message, null);
    }

    @Override
    public boolean retryable() {
      return false;
    }
  }
}
