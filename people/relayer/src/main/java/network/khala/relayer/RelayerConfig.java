package network.khala.relayer;

import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import network.khala.collateral.CollateralSource;
import network.khala.crypto.KeyPair;
import network.khala.protocol.light.HeaderToSync;
import network.khala.protocol.substrate.AccountId;
import network.khala.scale.Bytes;

/// What a relayer works with.
///
/// @param node the node's WebSocket address
/// @param pruntimes the workers' addresses, each once
/// @param signer pays for registrations and messages; stays the caller's to close
/// @param operator the account that may add the workers to its pool
/// @param attestation what vouches for the workers
/// @param injectedKey a debugging key for enclaves at their first start: 32 or 64 bytes
/// @param gatekeepers whether the workers shall be gatekeepers, which follow the chain from block 1
/// @param patient whether to wait while the node itself is still catching up
/// @param registerAnew whether workers that the chain knows register once more at the start, as
///   after an update of their program
/// @param collateral what completes quotes, for workers that a TEE of Intel's vouches for
/// @param next a newer pRuntime beside the only one in `pruntimes`, which gets its identity
/// @param batches how much travels at one time
public record RelayerConfig(
    URI node,
    List<URI> pruntimes,
    KeyPair signer,
    Optional<AccountId> operator,
    AttestationKind attestation,
    Optional<Bytes> injectedKey,
    boolean gatekeepers,
    boolean patient,
    boolean registerAnew,
    Optional<CollateralSource> collateral,
    Optional<URI> next,
    Batches batches) {

  /// Copies the list.
  ///
  /// @throws IllegalArgumentException if there is no worker, or one twice, or a next one for
  ///   several
  public RelayerConfig {
    pruntimes = List.copyOf(pruntimes);
    if (pruntimes.isEmpty()) {
      throw new IllegalArgumentException("a relayer needs the address of at least one pRuntime");
    }
    if (new HashSet<>(pruntimes).size() < pruntimes.size()) {
      throw new IllegalArgumentException("a pRuntime is named twice: " + pruntimes);
    }
    if (next.isPresent() && (pruntimes.size() > 1 || pruntimes.contains(next.get()))) {
      throw new IllegalArgumentException(
          "the next pRuntime " + next.get() + " is for one other pRuntime, not for " + pruntimes);
    }
  }

  /// Everything else as most want it.
  public static RelayerConfig of(
      URI node, List<URI> pruntimes, KeyPair signer, AttestationKind attestation) {
    return new RelayerConfig(
        node,
        pruntimes,
        signer,
        Optional.empty(),
        attestation,
        Optional.empty(),
        false,
        true,
        false,
        Optional.empty(),
        Optional.empty(),
        Batches.DEFAULT);
  }

  /// With an operator.
  public RelayerConfig withOperator(AccountId account) {
    return with(draft -> draft.operator = Optional.of(account));
  }

  /// With a debugging key for enclaves at their first start.
  public RelayerConfig withInjectedKey(Bytes key) {
    return with(draft -> draft.injectedKey = Optional.of(key));
  }

  /// With what completes quotes.
  public RelayerConfig withCollateral(CollateralSource source) {
    return with(draft -> draft.collateral = Optional.of(source));
  }

  /// Handing the worker's identity over to a newer pRuntime.
  ///
  /// @throws IllegalArgumentException if there are several workers, or it is the one there is
  public RelayerConfig handingOverTo(URI newer) {
    return with(draft -> draft.next = Optional.of(newer));
  }

  /// For workers that shall be gatekeepers.
  public RelayerConfig forGatekeepers() {
    return with(draft -> draft.gatekeepers = true);
  }

  /// Beginning at once, however far the node is.
  public RelayerConfig withoutWaiting() {
    return with(draft -> draft.patient = false);
  }

  /// Registering the workers once more at the start.
  public RelayerConfig registeringAnew() {
    return with(draft -> draft.registerAnew = true);
  }

  /// With other batches.
  public RelayerConfig withBatches(Batches sizes) {
    return with(draft -> draft.batches = sizes);
  }

  private RelayerConfig with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return new RelayerConfig(
        node,
        pruntimes,
        signer,
        draft.operator,
        attestation,
        draft.injectedKey,
        draft.gatekeepers,
        draft.patient,
        draft.registerAnew,
        draft.collateral,
        draft.next,
        draft.batches);
  }

  /// What can be changed, while it is.
  private static final class Draft {
    private Optional<AccountId> operator;
    private Optional<Bytes> injectedKey;
    private boolean gatekeepers;
    private boolean patient;
    private boolean registerAnew;
    private Optional<CollateralSource> collateral;
    private Optional<URI> next;
    private Batches batches;

    Draft(RelayerConfig from) {
      operator = from.operator;
      injectedKey = from.injectedKey;
      gatekeepers = from.gatekeepers;
      patient = from.patient;
      registerAnew = from.registerAnew;
      collateral = from.collateral;
      next = from.next;
      batches = from.batches;
    }
  }

  /// Without keys.
  @Override
  public String toString() {
    return "relayer of " + pruntimes + " for " + node + ", paid by " + signer.accountId();
  }

  /// How much travels at one time.
  ///
  /// @param headers headers in one call, at most 10,000
  /// @param blocks blocks executed in one call
  /// @param messages messages of workers submitted in one round
  /// @param idle how long a worker at the head waits for the next final block before it looks again
  /// @param firstRetry the pause after a first failure; doubled with each further one
  /// @param maxRetry the longest such pause
  public record Batches(
      int headers,
      int blocks,
      int messages,
      Duration idle,
      Duration firstRetry,
      Duration maxRetry) {
    /// 10,000 headers, 2,000 blocks, 200 messages, 3 s, 1 s to 30 s.
    public static final Batches DEFAULT =
        new Batches(
            HeaderToSync.MAX_HEADERS,
            2_000,
            200,
            Duration.ofSeconds(3),
            Duration.ofSeconds(1),
            Duration.ofSeconds(30));

    /// Checks the ranges.
    public Batches {
      if (headers < 1 || headers > HeaderToSync.MAX_HEADERS) {
        throw new IllegalArgumentException(
            "headers in one call: 1 to " + HeaderToSync.MAX_HEADERS + ", not " + headers);
      }
      if (blocks < 1 || messages < 1) {
        throw new IllegalArgumentException("batches must be positive");
      }
      if (!idle.isPositive() || !firstRetry.isPositive() || !maxRetry.isPositive()) {
        throw new IllegalArgumentException("pauses must be positive");
      }
    }
  }
}
