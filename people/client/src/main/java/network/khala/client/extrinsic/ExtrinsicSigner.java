package network.khala.client.extrinsic;

import network.khala.crypto.KeyPair;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;

/// Signs extrinsics for an account: a key in memory, a hardware wallet, a remote service.
public interface ExtrinsicSigner {
  /// The account.
  Bytes32 account();

  /// Signs `payload` and gives the encoded `MultiSignature`: the scheme's index, then the
  /// signature.
  Bytes sign(Bytes payload);

  /// Signs with a key in memory, which stays the caller's to close.
  static ExtrinsicSigner of(KeyPair keys) {
    return new ExtrinsicSigner() {
      @Override
      public Bytes32 account() {
        return keys.accountId();
      }

      @Override
      public Bytes sign(Bytes payload) {
        Bytes scheme = Bytes.of((byte) keys.scheme().wireIndex());
        return scheme.concat(Bytes.wrap(keys.sign(payload.toArray())));
      }
    };
  }
}
