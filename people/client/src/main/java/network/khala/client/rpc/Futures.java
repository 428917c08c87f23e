package network.khala.client.rpc;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// Waiting for futures that end with an [RpcException].
final class Futures {
  private Futures() {}

  static <T> T await(CompletableFuture<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      future.cancel(false);
      throw new RpcException.Closed("interrupted while waiting for the node");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RpcException failure) {
        // The stack of the thread that read the answer says nothing to the caller.
        failure.setStackTrace(Thread.currentThread().getStackTrace());
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
