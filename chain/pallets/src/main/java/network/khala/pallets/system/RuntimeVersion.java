package network.khala.pallets.system;

import java.util.List;
import network.khala.scale.Bytes;
import network.khala.scale.Length;
import network.khala.scale.ScalePath;
import network.khala.scale.Tuple;
import network.khala.scale.U32;
import network.khala.scale.U8;

/// Which runtime this is.
///
/// @param specName the chain's rules by name
/// @param implName the implementation by name
/// @param authoringVersion of the interface to authors
/// @param specVersion of the rules: clients fetch metadata anew when it changes
/// @param implVersion of the implementation
/// @param apis runtime APIs by the first 8 bytes of their name's hash, with their versions
/// @param transactionVersion of the form of calls
/// @param stateVersion of the trie
@ScalePath("sp_version::RuntimeVersion")
public record RuntimeVersion(
    String specName,
    String implName,
    @U32 long authoringVersion,
    @U32 long specVersion,
    @U32 long implVersion,
    List<ApiVersion> apis,
    @U32 long transactionVersion,
    @U8 int stateVersion) {
  /// One runtime API.
  @Tuple
  public record ApiVersion(@Length(8) Bytes id, @U32 long version) {}
}
