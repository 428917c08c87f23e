package network.khala.attestation.dcap;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import network.khala.crypto.Hashing;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import network.khala.scale.ScaleWriter;

/// Remembers what was found out about bytes that do not change: parsed and verified certificate
/// chains, revocation lists, documents, quoting-enclave reports. Only successes are kept, and only
/// what does not depend on time, so a hit and a miss always give the same verdict; validity is
/// judged anew each time. The oldest unused entry goes first. Safe for use by several threads.
public final class VerifierCache {
  private final int capacity;
  private final Map<Key, Object> entries;

  private record Key(Class<?> type, Bytes32 inputs) {}

  private VerifierCache(int capacity) {
    this.capacity = capacity;
    this.entries = new LinkedHashMap<>(16, 0.75f, true);
  }

  /// Remembers nothing.
  public static VerifierCache none() {
    return new VerifierCache(0);
  }

  /// Remembers up to `capacity` facts. A platform family needs about six, each platform two more.
  public static VerifierCache ofCapacity(int capacity) {
    return new VerifierCache(capacity);
  }

  /// The remembered fact of that type about `inputs`, or else what `compute` answers.
  <T> T get(Class<T> type, Supplier<T> compute, Bytes... inputs) {
    if (capacity == 0) {
      return compute.get();
    }
    Key key = new Key(type, digest(inputs));
    synchronized (entries) {
      Object known = entries.get(key);
      if (known != null) {
        return type.cast(known);
      }
    }
    T fact = compute.get();
    synchronized (entries) {
      entries.put(key, fact);
      if (entries.size() > capacity) {
        entries.remove(entries.keySet().iterator().next());
      }
    }
    return fact;
  }

  /// SHA-256 over the inputs, each with its length.
  private static Bytes32 digest(Bytes... inputs) {
    ScaleWriter out = new ScaleWriter();
    for (Bytes input : inputs) {
      out.bytes(input);
    }
    return Bytes32.wrap(Hashing.sha256(out.toArray()));
  }
}
