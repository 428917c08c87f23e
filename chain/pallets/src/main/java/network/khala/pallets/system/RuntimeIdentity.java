package network.khala.pallets.system;

import java.util.Optional;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;
import network.khala.scale.DecodeException;
import network.khala.scale.U32;

/// The blob under `:code`. Other Substrate chains keep WebAssembly there; clients only watch
/// whether its hash changes, and some need it to exist.
///
/// @param specName the rules by name
/// @param specVersion the rules' version
/// @param digest hash of the metadata that goes with them
public record RuntimeIdentity(String specName, @U32 long specVersion, Bytes32 digest) {
  private static final Codec<RuntimeIdentity> CODEC =
      CodecFactory.STANDARD.of(RuntimeIdentity.class);

  /// Reads a blob; nothing if it is none.
  static Optional<RuntimeIdentity> read(Bytes code) {
    try {
      return Optional.of(CODEC.decode(code));
    } catch (DecodeException e) {
      return Optional.empty();
    }
  }

  /// The blob.
  public Bytes toBytes() {
    return Bytes.wrap(CODEC.encode(this));
  }
}
