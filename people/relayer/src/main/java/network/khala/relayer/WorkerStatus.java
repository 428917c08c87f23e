package network.khala.relayer;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import network.khala.protocol.earning.EarningState;
import network.khala.protocol.earning.EarningState.Cause;
import network.khala.protocol.substrate.Sr25519PublicKey;

/// What a relayer knows of one worker at a moment.
///
/// @param endpoint the pRuntime's address
/// @param key its identity key, once it has one
/// @param activity what is being done
/// @param headers the next header that it expects
/// @param blocks the next block that it expects
/// @param finalHead the last final block of the node
/// @param pending messages that wait to be taken by the chain
/// @param enclave what the enclave says of its earning itself, if it says so
/// @param onChain what the chain knew of it when it was last asked
/// @param trouble what the last failure means for its earning, if nothing succeeded since
/// @param error the last failure, if nothing succeeded since
/// @param advice what the operator can do about it; empty if nothing but wait
public record WorkerStatus(
    URI endpoint,
    Optional<Sr25519PublicKey> key,
    Activity activity,
    long headers,
    long blocks,
    long finalHead,
    long pending,
    Optional<EarningState> enclave,
    Optional<WorkerOnChain> onChain,
    Optional<Cause> trouble,
    Optional<String> error,
    String advice) {
  /// Blocks on their way: a worker so few behind is at the head.
  private static final long NEAR_BLOCKS = 16;

  /// What only the enclave knows.
  private static final Set<Cause> OF_ENCLAVE =
      Set.of(Cause.SAFE_MODE, Cause.OUTLAWED, Cause.WRONG_RESULTS);

  /// What is being done for a worker.
  public enum Activity {
    /// Not reached yet.
    CONNECTING("connecting"),
    /// The enclave learns which chain to follow.
    INITIALIZING("initializing"),
    /// Blocks are fed.
    SYNCING("syncing"),
    /// The registration is on its way.
    REGISTERING("registering"),
    /// All is done until the next final block.
    AT_HEAD("at the head"),
    /// The last step failed and will be tried again.
    RETRYING("retrying"),
    /// Given up: a person must look.
    STOPPED("stopped"),
    /// A newer program has its identity.
    HANDED_OVER("handed over");

    private final String words;

    Activity(String words) {
      this.words = words;
    }

    @Override
    public String toString() {
      return words;
    }
  }

  /// Whether it earns, in one line: what stands in the way first.
  public EarningState earning() {
    if (activity == Activity.STOPPED) {
      return new EarningState(Cause.RELAYER_STOPPED, error.orElse(""));
    }
    if (trouble.isPresent()) {
      return new EarningState(trouble.get(), error.orElse(""));
    }
    if (activity == Activity.CONNECTING) {
      return new EarningState(Cause.PROGRAM_UNREACHABLE, "it was not asked yet");
    }
    if (activity == Activity.INITIALIZING || key.isEmpty()) {
      return EarningState.of(Cause.NO_CHAIN);
    }
    Optional<EarningState> own = enclave.filter(state -> OF_ENCLAVE.contains(state.cause()));
    if (own.isPresent()) {
      return own.get();
    }
    if (finalHead - blocks >= NEAR_BLOCKS || onChain.isEmpty()) {
      return new EarningState(
          Cause.CATCHING_UP, "block " + Math.max(blocks - 1, 0) + " of " + finalHead);
    }
    EarningState chain = onChain.get().earning();
    return chain.earning()
        ? enclave.filter(state -> state.cause() == Cause.MESSAGES_WAIT).orElse(chain)
        : chain;
  }

  /// One line.
  @Override
  public String toString() {
    StringBuilder line = new StringBuilder(160).append(endpoint).append("  ").append(activity);
    line.append("  block ").append(Math.max(blocks - 1, 0)).append(" of ").append(finalHead);
    key.ifPresent(found -> line.append("  worker ").append(found.toHex()));
    if (pending > 0) {
      line.append("  ").append(pending).append(" messages wait");
    }
    error.ifPresent(text -> line.append("  ").append(text));
    if (!advice.isEmpty()) {
      line.append(" → ").append(advice);
    }
    return line.toString();
  }
}
