package network.khala.relayer;

import java.net.URI;
import java.util.Optional;
import network.khala.protocol.earning.EarningState;
import network.khala.protocol.earning.EarningState.Cause;
import network.khala.protocol.prpc.PhactoryInfo;
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
            Optional.empty(),
            "");
  }

  WorkerStatus current() {
    return current;
  }

  /// How far the enclave is, and what it says of itself.
  void progress(Optional<Sr25519PublicKey> key, PhactoryInfo info, Counters at, long finalHead) {
    WorkerStatus last = current;
    current =
        new WorkerStatus(
            last.endpoint(),
            key,
            last.activity(),
            at.header(),
            at.block(),
            finalHead,
            info.getPendingMessages(),
            said(info),
            last.onChain(),
            last.trouble(),
            last.error(),
            last.advice());
  }

  private static Optional<EarningState> said(PhactoryInfo info) {
    String name = info.getEarningState();
    return name.isEmpty()
        ? Optional.empty()
        : Optional.of(new EarningState(Cause.ofWireName(name), info.getEarningDetail()));
  }

  void activity(Activity activity) {
    WorkerStatus last = current;
    put(activity, last.onChain(), last.trouble(), last.error(), last.advice());
  }

  /// The last step succeeded.
  void succeeded() {
    put(current.activity(), current.onChain(), Optional.empty(), Optional.empty(), "");
    tell();
  }

  /// What the chain knows now.
  void onChain(WorkerOnChain known) {
    WorkerStatus last = current;
    put(last.activity(), Optional.of(known), last.trouble(), last.error(), last.advice());
  }

  void failed(Activity activity, Trouble trouble) {
    put(
        activity,
        current.onChain(),
        Optional.of(trouble.cause()),
        Optional.of(trouble.message()),
        trouble.advice());
    tell();
  }

  private void put(
      Activity activity,
      Optional<WorkerOnChain> onChain,
      Optional<Cause> trouble,
      Optional<String> error,
      String advice) {
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
            last.enclave(),
            onChain,
            trouble,
            error,
            advice);
  }

  /// Tells whether the worker earns whenever the reason changes.
  private void tell() {
    EarningState earning = current.earning();
    String state = earning.cause().wireName();
    if (!state.equals(told)) {
      told = state;
      events.earning(current.endpoint(), earning);
    }
  }
}
