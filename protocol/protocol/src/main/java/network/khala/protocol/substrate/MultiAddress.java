package network.khala.protocol.substrate;

import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import network.khala.scale.EncodedBy;

/// The forms in which an account may be named. Only [Id] names one here; the others decode and then
/// fail with `CannotLookup`.
@EncodedBy(MultiAddressCodec.class)
public sealed interface MultiAddress {
  /// The account itself.
  ///
  /// @param account the account
  record Id(AccountId account) implements MultiAddress {}

  /// A number in a table of accounts. There is no such table, and the number takes no bytes.
  record Index() implements MultiAddress {}

  /// Any bytes.
  ///
  /// @param bytes the bytes
  record Raw(Bytes bytes) implements MultiAddress {}

  /// 32 bytes.
  ///
  /// @param bytes the bytes
  record Address32(Bytes32 bytes) implements MultiAddress {}

  /// 20 bytes, as Ethereum has them.
  ///
  /// @param bytes the bytes
  record Address20(Bytes bytes) implements MultiAddress {
    /// The length in bytes.
    public static final int SIZE = 20;

    /// Checks the length.
    public Address20 {
      if (bytes.size() != SIZE) {
        throw new IllegalArgumentException("20 bytes are needed, not " + bytes.size());
      }
    }
  }

  /// The address of an account.
  static MultiAddress of(AccountId account) {
    return new Id(account);
  }
}
