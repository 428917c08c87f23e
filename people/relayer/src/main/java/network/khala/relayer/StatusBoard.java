package network.khala.relayer;

import java.net.URI;
import java.util.Optional;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.relayer.WorkerStatus.Activity;

/// The status of one worker: written by its thread, read by everybody.
final class StatusBoard {
  private final RelayerEvents events;
  private volatile WorkerStatus current;
  private String told = "";

  StatusBoard(URI endpoint, RelayerEvents events) {
    this.events = events;
    current =
        new WorkerStatus(
            endpoint,
            Optional.empty(),
            Activity.CONNECTING,
            0,
            0,
            0,
            0,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            "");
  }

  WorkerStatus current() {
    return current;
  }

  void progress(Optional<Sr25519PublicKey> key, Counters at, long finalHead, long pendingMessages) {
    WorkerStatus last = current;
    current =
        new WorkerStatus(
            last.endpoint(),
            key,
            last.activity(),
            at.header(),
            at.block(),
            finalHead,
            pendingMessages,
            last.onChain(),
            last.trouble(),
            last.error(),
            last.advice());
  }

  void activity(Activity activity) {
    put(activity, current.onChain(), Optional.empty());
  }

  /// The last step succeeded.
  void succeeded() {
    put(current.activity(), current.onChain(), Optional.empty());
    tell();
  }

  /// What the chain knows now.
  void onChain(WorkerOnChain known) {
    put(current.activity(), Optional.of(known), Optional.empty());
  }

  void failed(Activity activity, Trouble trouble) {
    put(activity, current.onChain(), Optional.of(trouble));
    tell();
  }

  private void put(Activity activity, Optional<WorkerOnChain> onChain, Optional<Trouble> trouble) {
    WorkerStatus last = current;
    current =
        new WorkerStatus(
            last.endpoint(),
            last.key(),
            activity,
            last.headers(),
            last.blocks(),
            last.finalHead(),
            last.pending(),
            onChain,
            trouble.map(Trouble::cause),
            trouble.map(Trouble::message),
            trouble.map(Trouble::advice).orElse(""));
  }

  /// Tells whether the worker earns whenever the reason changes.
  private void tell() {
    var earning = current.earning();
    String state = earning.cause().wireName();
    if (!state.equals(told)) {
      told = state;
      events.earning(current.endpoint(), earning);
    }
  }
}
