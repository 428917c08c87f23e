package network.khala.protocol.substrate;

import network.khala.scale.Bytes;
import network.khala.scale.Index;
import network.khala.scale.Length;
import network.khala.scale.ScalePath;
import network.khala.scale.Tuple;
import network.khala.scale.TypeName;

/// A signature of one of the three schemes that an account may use.
@ScalePath("sp_runtime::MultiSignature")
public sealed interface MultiSignature {
  /// ed25519; the account is the public key.
  @Index(0)
  @Tuple
  record Ed25519(@TypeName("ed25519::Signature") Ed25519Signature signature)
      implements MultiSignature {}

  /// sr25519 with context `substrate`; the account is the public key.
  @Index(1)
  @Tuple
  record Sr25519(@TypeName("sr25519::Signature") Sr25519Signature signature)
      implements MultiSignature {}

  /// ECDSA over secp256k1 of `blake2_256(message)`; the account is `blake2_256` of the compressed
  /// public key that is recovered from the signature.
  @Index(2)
  @Tuple
  record Ecdsa(@TypeName("ecdsa::Signature") EcdsaSignature signature) implements MultiSignature {}

  /// 64 bytes `R ‖ S`.
  @Tuple
  @ScalePath("sp_core::ed25519::Signature")
  record Ed25519Signature(@Length(64) @TypeName("[u8; 64]") Bytes bytes) {}

  /// 64 bytes `R ‖ s`, top bit of the last byte set.
  @Tuple
  @ScalePath("sp_core::sr25519::Signature")
  record Sr25519Signature(@Length(64) @TypeName("[u8; 64]") Bytes bytes) {}

  /// 65 bytes `r ‖ s ‖ v`, `v` 0 or 1 (27 and 28 are read too).
  @Tuple
  @ScalePath("sp_core::ecdsa::Signature")
  record EcdsaSignature(@Length(65) @TypeName("[u8; 65]") Bytes bytes) {}

  /// An sr25519 signature from its 64 bytes.
  static MultiSignature sr25519(byte[] signature) {
    return new Sr25519(new Sr25519Signature(Bytes.of(signature)));
  }

  /// An ed25519 signature from its 64 bytes.
  static MultiSignature ed25519(byte[] signature) {
    return new Ed25519(new Ed25519Signature(Bytes.of(signature)));
  }

  /// An ECDSA signature from its 65 bytes.
  static MultiSignature ecdsa(byte[] signature) {
    return new Ecdsa(new EcdsaSignature(Bytes.of(signature)));
  }
}
