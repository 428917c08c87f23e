package network.khala.frame.extrinsic;

import java.util.List;
import java.util.Optional;
import network.khala.frame.dispatch.RuntimeCall;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.MultiAddress;
import network.khala.protocol.substrate.MultiSignature;
import network.khala.scale.Bytes;

/// A decoded extrinsic of format 4.
///
/// @param bytes all bytes, with the length prefix
/// @param hash the transaction hash: Blake2b-256 of [#bytes]
/// @param signed who signed and how; absent for a bare extrinsic
/// @param call the call
/// @param callBytes the call as it was encoded
public record Extrinsic(
    Bytes bytes, Hash hash, Optional<Signed> signed, RuntimeCall call, Bytes callBytes) {
  /// The signed part.
  ///
  /// @param address the signer
  /// @param signature over call, extra and what the extensions add
  /// @param extra what each extension carries, in order
  /// @param extraBytes the same as it was encoded
  public record Signed(
      MultiAddress address, MultiSignature signature, List<Object> extra, Bytes extraBytes) {}

  /// The length in bytes, with the length prefix; fees are charged for it.
  public int length() {
    return bytes.size();
  }
}
