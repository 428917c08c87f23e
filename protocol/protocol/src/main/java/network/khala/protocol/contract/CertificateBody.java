package network.khala.protocol.contract;

import network.khala.scale.Bytes;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;
import network.khala.scale.U32;

/// What a certificate of a query says; whoever signed it lends its account to the key.
///
/// @param pubkey the key, 32 bytes or 33 for ECDSA
/// @param ttl the last block in which it holds
/// @param configBits 0
public record CertificateBody(Bytes pubkey, @U32 long ttl, @U32 long configBits) {
  /// The codec of certificates.
  public static final Codec<CertificateBody> CODEC =
      CodecFactory.STANDARD.of(CertificateBody.class);
}
