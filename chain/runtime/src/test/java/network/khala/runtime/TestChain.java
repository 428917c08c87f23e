package network.khala.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import network.khala.attestation.dcap.VerifierCache;
import network.khala.attestation.registration.EvidenceVerifier;
import network.khala.frame.EventRecord;
import network.khala.frame.dispatch.Origin;
import network.khala.frame.dispatch.PalletEvent;
import network.khala.frame.dispatch.RuntimeCall;
import network.khala.frame.state.State;
import network.khala.pallets.timestamp.TimestampCall;
import network.khala.protocol.light.LightKeys;
import network.khala.protocol.mq.Message;
import network.khala.protocol.substrate.Digest;
import network.khala.protocol.substrate.DispatchError;
import network.khala.protocol.substrate.Hash;
import network.khala.scale.Bytes;
import network.khala.scale.Result;
import network.khala.scale.Unit;
import org.jspecify.annotations.Nullable;

/// A chain without headers: blocks of calls over a state in memory. A block's hash is that of its
/// number.
final class TestChain {
  static final long FIRST_BLOCK_MILLIS = 1_700_000_000_000L;

  private final RuntimeConfig config;
  private final EvidenceVerifier verifier;
  private final TreeMap<Bytes, byte[]> entries = new TreeMap<>();
  private KhalaRuntime runtime;
  private Executive executive;
  private long number;
  private long millis = FIRST_BLOCK_MILLIS;

  TestChain(RuntimeConfig config, GenesisConfig genesis) {
    this(config, genesis, new EvidenceVerifier(VerifierCache.none()));
  }

  /// A chain that traces evidence to the roots of `verifier`.
  TestChain(RuntimeConfig config, GenesisConfig genesis, EvidenceVerifier verifier) {
    this.config = config;
    this.verifier = verifier;
    Genesis.build(config, genesis).forEach((key, value) -> entries.put(key, value.toArray()));
    this.runtime = KhalaRuntime.over(state(), config, verifier);
    this.executive = runtime.executive((signer, signature, payload) -> true);
    open();
  }

  static Hash hashOf(long block) {
    return Hash.blake2(("block " + block).getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  KhalaRuntime runtime() {
    return runtime;
  }

  long number() {
    return number;
  }

  long nowSeconds() {
    return millis / 1000;
  }

  Result<Unit, DispatchError> call(Origin origin, RuntimeCall call) {
    return runtime.kernel().attempt(call, origin);
  }

  List<PalletEvent> events() {
    return runtime.kernel().events().stream()
        .map(EventRecord::event)
        .map(event -> event.event())
        .toList();
  }

  /// Ends the block and begins the next one.
  ///
  /// @return the messages of the block that ended
  List<Message> nextBlock(long laterMillis) {
    executive.endBlock();
    runtime
        .state()
        .changes()
        .forEach(
            (key, value) -> {
              if (value == null) {
                entries.remove(key);
              } else {
                entries.put(key, value);
              }
            });
    millis += laterMillis;
    runtime = KhalaRuntime.over(state(), config, verifier);
    executive = runtime.executive((signer, signature, payload) -> true);
    byte[] stored = entries.get(LightKeys.OUTBOUND_MESSAGES);
    open();
    return stored == null ? List.of() : Message.LIST_CODEC.decode(stored);
  }

  private void open() {
    number++;
    executive.beginBlock(number, hashOf(number - 1), Digest.EMPTY);
    Bytes time =
        runtime.format().encodeBare(runtime.timestamp().outer(new TimestampCall.Set(millis)));
    assertThat(executive.apply(time)).isEqualTo(Result.ok(Result.ok()));
  }

  private State state() {
    return new State() {
      @Override
      public byte @Nullable [] get(Bytes key) {
        return entries.get(key);
      }

      @Override
      public @Nullable Bytes nextKey(Bytes key) {
        return entries.higherKey(key);
      }
    };
  }
}
