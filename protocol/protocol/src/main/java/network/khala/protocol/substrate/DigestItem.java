package network.khala.protocol.substrate;

import java.nio.charset.StandardCharsets;
import network.khala.scale.Bytes;
import network.khala.scale.Index;
import network.khala.scale.Length;
import network.khala.scale.ScalePath;
import network.khala.scale.Tuple;
import network.khala.scale.TypeName;

/// One entry of a header's digest. Engines are four ASCII bytes.
@ScalePath("sp_runtime::generic::digest::DigestItem")
public sealed interface DigestItem {
  /// Data of no known engine.
  @Index(0)
  @Tuple
  record Other(@TypeName("Vec<u8>") Bytes data) implements DigestItem {}

  /// A message from the runtime to a consensus engine.
  @Index(4)
  @Tuple
  record Consensus(
      @Length(4) @TypeName("ConsensusEngineId") Bytes engine, @TypeName("Vec<u8>") Bytes data)
      implements DigestItem {}

  /// The author's signature over the header without this item.
  @Index(5)
  @Tuple
  record Seal(
      @Length(4) @TypeName("ConsensusEngineId") Bytes engine, @TypeName("Vec<u8>") Bytes data)
      implements DigestItem {}

  /// A message from a consensus engine to the runtime.
  @Index(6)
  @Tuple
  record PreRuntime(
      @Length(4) @TypeName("ConsensusEngineId") Bytes engine, @TypeName("Vec<u8>") Bytes data)
      implements DigestItem {
    /// A message of the engine with the given four ASCII letters.
    public static PreRuntime of(String engine, Bytes data) {
      return new PreRuntime(Bytes.wrap(engine.getBytes(StandardCharsets.US_ASCII)), data);
    }
  }

  /// The runtime changed in this block.
  @Index(8)
  record RuntimeEnvironmentUpdated() implements DigestItem {}
}
