package network.khala.runtime;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import network.khala.crypto.Hashing;
import network.khala.frame.metadata.MetadataBuilder;
import network.khala.frame.state.State;
import network.khala.pallets.system.RuntimeIdentity;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;

/// The metadata of a runtime under a configuration; written once.
///
/// @param v14 metadata V14
/// @param v15 metadata V15
public record RuntimeMetadata(Bytes v14, Bytes v15) {
  private static final Map<RuntimeConfig, RuntimeMetadata> WRITTEN = new ConcurrentHashMap<>();

  /// The metadata under a configuration.
  public static RuntimeMetadata of(RuntimeConfig config) {
    return WRITTEN.computeIfAbsent(config, RuntimeMetadata::write);
  }

  /// The blob under `:code`: it changes exactly when the rules or the metadata do.
  public static RuntimeIdentity identity(RuntimeConfig config) {
    byte[] digest = Hashing.blake2b256(of(config).v15().toArray());
    return new RuntimeIdentity(config.specName(), config.specVersion(), Bytes32.wrap(digest));
  }

  private static RuntimeMetadata write(RuntimeConfig config) {
    KhalaRuntime runtime = KhalaRuntime.over(State.EMPTY, config);
    MetadataBuilder builder =
        new MetadataBuilder(
            KhalaRuntime.CRATE,
            KhalaRuntime.types(),
            runtime.kernel().pallets(),
            runtime.extensions(),
            RuntimeApis.described());
    return new RuntimeMetadata(builder.v14(), builder.v15());
  }
}
