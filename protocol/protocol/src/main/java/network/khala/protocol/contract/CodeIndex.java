package network.khala.protocol.contract;

import network.khala.protocol.substrate.Hash;
import network.khala.scale.Index;
import network.khala.scale.ScalePath;
import network.khala.scale.Tuple;
import network.khala.scale.TypeName;

/// Which code a contract runs.
@ScalePath("phala_types::contract::CodeIndex")
public sealed interface CodeIndex {
  /// WebAssembly, by its hash.
  ///
  /// @param hash blake2_256 of the code
  @Index(0)
  @Tuple
  record WasmCode(@TypeName("CodeHash") Hash hash) implements CodeIndex {}
}
