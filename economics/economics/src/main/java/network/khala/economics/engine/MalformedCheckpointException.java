package network.khala.economics.engine;

import java.io.IOException;

/// Bytes that are no checkpoint of the engine; the message says what was found and where.
public final class MalformedCheckpointException extends IOException {
  private static final long serialVersionUID = 1L;

  MalformedCheckpointException(String message) {
    super(message);
  }
}
