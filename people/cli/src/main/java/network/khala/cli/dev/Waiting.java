package network.khala.cli.dev;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import network.khala.cli.CommandFailure;

/// Waits for what other threads bring about.
final class Waiting {
  private Waiting() {}

  /// The result.
  ///
  /// @throws CommandFailure if there will be none
  static <T> T join(CompletableFuture<T> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof CommandFailure failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
