package network.khala.relayer;

import java.net.URI;
import java.util.Optional;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.relayer.WorkerStatus.Activity;

/// The status of one worker: written by its thread, read by everybody.
final class StatusBoard {
  private volatile WorkerStatus current;

  StatusBoard(URI endpoint) {
    current =
        new WorkerStatus(
            endpoint, Optional.empty(), Activity.CONNECTING, 0, 0, 0, 0, Optional.empty(), "");
  }

  WorkerStatus current() {
    return current;
  }

  void progress(Optional<Sr25519PublicKey> key, Counters at, long finalHead, long pendingMessages) {
    current =
        new WorkerStatus(
            current.endpoint(),
            key,
            current.activity(),
            at.header(),
            at.block(),
            finalHead,
            pendingMessages,
            current.error(),
            current.advice());
  }

  void activity(Activity activity) {
    put(activity, current.error(), current.advice());
  }

  /// The last step succeeded.
  void succeeded() {
    put(current.activity(), Optional.empty(), "");
  }

  void failed(Activity activity, Trouble trouble) {
    put(activity, Optional.of(trouble.message()), trouble.advice());
  }

  private void put(Activity activity, Optional<String> error, String advice) {
    current =
        new WorkerStatus(
            current.endpoint(),
            current.key(),
            activity,
            current.headers(),
            current.blocks(),
            current.finalHead(),
            current.pending(),
            error,
            advice);
  }
}
