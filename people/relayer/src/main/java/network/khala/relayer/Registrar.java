package network.khala.relayer;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import network.khala.client.DispatchFailure;
import network.khala.client.Outcome;
import network.khala.client.Submission;
import network.khala.protocol.earning.EarningState.Cause;
import network.khala.protocol.prpc.GetRuntimeInfoRequest;
import network.khala.protocol.prpc.InitRuntimeResponse;
import network.khala.protocol.registry.WorkerInfoV2;
import network.khala.protocol.registry.WorkerRegistrationInfoV2;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.Bytes;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;
import org.jspecify.annotations.Nullable;

/// Registers a worker when the chain does not know it, or not as it is now.
///
/// Source: `docs/protocol/relayer.md#registration`.
final class Registrar {
  private static final Duration INCLUSION_LIMIT = Duration.ofMinutes(2);

  /// A settled registration is looked at again after this time.
  private static final long RECHECK_NANOS = Duration.ofSeconds(5).toNanos();

  /// A refused registration costs its fee, so it is not repeated often.
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);

  private static final Duration MAX_PAUSE = Duration.ofMinutes(10);

  private static final Codec<AccountId> ACCOUNT = CodecFactory.STANDARD.of(AccountId.class);

  private final PRuntimeClient worker;
  private final Account account;
  private final RelayerEvents events;
  private final Optional<AccountId> operator;
  private final ReportCompletion completion;
  private final Backoff afterRefusal = new Backoff(FIRST_PAUSE, MAX_PAUSE);
  private final Backoff beforeMeasuring;
  private @Nullable CompletableFuture<Outcome> underway;
  private boolean infoChecked;

  /// Until a registration has succeeded.
  private boolean anew;

  /// Whether the next registration is for the sake of its benchmark.
  private boolean measuring;

  private boolean stale;
  private long settledFrom;
  private long nextCheck = System.nanoTime();

  Registrar(PRuntimeClient worker, Account account, RelayerEvents events, RelayerConfig config) {
    this.worker = worker;
    this.account = account;
    this.events = events;
    this.operator = config.operator();
    this.completion = new ReportCompletion(config.collateral());
    this.beforeMeasuring = new Backoff(config.batches().firstRetry(), MAX_PAUSE);
    this.anew = config.registerAnew();
  }

  /// The program may be another one now: what it says of itself is compared anew.
  void workerRestarted() {
    infoChecked = false;
  }

  /// Does what is to be done next, without waiting for blocks.
  ///
  /// @param known what the chain knows after the last final block
  /// @param measured whether no benchmark runs, and the chain has the result of the last one
  /// @return whether a registration is on its way
  /// @throws FeedException if the chain refused the registration
  boolean step(WorkerOnChain known, long lastFinal, boolean measured) throws InterruptedException {
    CompletableFuture<Outcome> pending = underway;
    if (pending != null) {
      if (!pending.isDone()) {
        return true;
      }
      underway = null;
      settle(pending, known.key());
    }
    long now = System.nanoTime();
    if (lastFinal < settledFrom || now - nextCheck < 0) {
      return false;
    }
    nextCheck = now + RECHECK_NANOS;
    Optional<WorkerInfoV2> info = known.info();
    if (info.isEmpty() || known.mustRegisterAgain() || anew) {
      return register(known.key(), info.isPresent());
    }
    if (!known.mustBeMeasuredAgain()) {
      measuring = false;
      beforeMeasuring.reset();
    } else if (measured) {
      return measureAgain(known.key(), now);
    }
    return !infoChecked && compare(known.key(), info.get());
  }

  /// Registers for the sake of the benchmark that follows, after a pause that grows: each costs its
  /// fee, and a machine that has had no time will not have it at once.
  private boolean measureAgain(Sr25519PublicKey key, long now) throws InterruptedException {
    if (measuring) {
      measuring = false;
      return register(key, true);
    }
    Duration pause = beforeMeasuring.next();
    measuring = true;
    nextCheck = now + pause.toNanos();
    events.error(
        worker.endpoint(),
        "the benchmark of %s counted nothing: score 0".formatted(key.toHex()),
        "leave this machine time to compute; it is measured again in %d s"
            .formatted(pause.toSeconds()));
    return false;
  }

  private boolean compare(Sr25519PublicKey key, WorkerInfoV2 known) throws InterruptedException {
    WorkerRegistrationInfoV2 said = decode(ask(false));
    infoChecked = true;
    boolean same =
        said.version() == known.runtimeVersion()
            && said.operator().equals(known.operator())
            && said.features().equals(known.features());
    return !same && register(key, true);
  }

  private boolean register(Sr25519PublicKey key, boolean known) throws InterruptedException {
    // A head counts once for a key, so a second registration needs a new one.
    InitRuntimeResponse response = ask(known || stale);
    if (!response.hasAttestation()) {
      throw new FeedException(
          "pRuntime " + worker.endpoint() + " gives no attestation yet",
          "an enclave with a key from elsewhere must be registered by its former program first",
          Cause.NOT_REGISTERED);
    }
    WorkerRegistrationInfoV2 said = decode(response);
    events.attested(worker.endpoint(), key);
    Bytes report =
        completion.complete(Protobuf.bytes(response.getAttestation().getEncodedReport()));
    Submission submission =
        account.submit(
            "PhalaRegistry",
            "register_worker_v2",
            Protobuf.bytes(response.getEncodedRuntimeInfo()),
            report);
    infoChecked = said.pubkey().equals(key);
    underway = follow(submission);
    return true;
  }

  private InitRuntimeResponse ask(boolean force) throws InterruptedException {
    GetRuntimeInfoRequest.Builder request =
        GetRuntimeInfoRequest.newBuilder().setForceRefreshRa(force);
    operator.ifPresent(each -> request.setEncodedOperator(Protobuf.bytes(ACCOUNT.encode(each))));
    return worker.runtimeInfo(request.build());
  }

  private static WorkerRegistrationInfoV2 decode(InitRuntimeResponse response) {
    return WorkerRegistrationInfoV2.CODEC.decode(Protobuf.bytes(response.getEncodedRuntimeInfo()));
  }

  private static CompletableFuture<Outcome> follow(Submission submission) {
    CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    Thread.ofVirtual()
        .name("registration")
        .start(
            () -> {
              try {
                outcome.complete(submission.awaitInBlock());
              } catch (InterruptedException | RuntimeException e) {
                outcome.completeExceptionally(e);
              }
            });
    // Closing ends the wait above too, if it goes on.
    return outcome
        .orTimeout(INCLUSION_LIMIT.toSeconds(), TimeUnit.SECONDS)
        .whenComplete((done, failure) -> submission.close());
  }

  private void settle(CompletableFuture<Outcome> done, Sr25519PublicKey key) {
    Outcome outcome;
    try {
      outcome = done.join();
    } catch (CompletionException e) {
      throw new FeedException(
          "the registration of " + key.toHex() + " was not included: " + reason(e),
          "it is submitted again",
          Cause.NOT_REGISTERED);
    }
    Optional<DispatchFailure> failure = outcome.failure();
    if (failure.isEmpty()) {
      stale = false;
      anew = false;
      afterRefusal.reset();
      settledFrom = outcome.number();
      events.registered(worker.endpoint(), key, outcome.number());
      return;
    }
    stale = failure.get().name().equals("StaleRegistration");
    infoChecked = false;
    nextCheck = System.nanoTime() + (stale ? 0 : afterRefusal.next().toNanos());
    if (!stale) {
      throw new FeedException(
          "the chain refused to register " + key.toHex() + ": " + failure.get(),
          advice(failure.get().name()),
          Cause.NOT_REGISTERED);
    }
  }

  private static String reason(CompletionException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }

  private static String advice(String error) {
    return switch (error) {
      case "PRuntimeRejected" ->
          "run a pRuntime that the network allows, or have its measurement added on chain";
      case "GenesisBlockHashRejected" ->
          "this enclave follows another chain: give it a data directory of its own";
      case "NoneAttestationDisabled" ->
          "the network takes no worker without attestation: choose a provider";
      case "InvalidDCAPQuote", "OutdatedIASReport", "InvalidReport" ->
          "run `khala doctor` on the worker's machine and `khala attest verify` on its quote";
      case "ParachainIdMismatch" -> "the node belongs to another network";
      default -> "";
    };
  }
}
