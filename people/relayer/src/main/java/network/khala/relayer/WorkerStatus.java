package network.khala.relayer;

import java.net.URI;
import java.util.Optional;
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
    Optional<String> error,
    String advice) {

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
    STOPPED("stopped");

    private final String words;

    Activity(String words) {
      this.words = words;
    }

    @Override
    public String toString() {
      return words;
    }
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
