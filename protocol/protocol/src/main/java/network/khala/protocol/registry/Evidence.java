package network.khala.protocol.registry;

import java.util.Optional;
import network.khala.attestation.AttestationReport;
import network.khala.protocol.substrate.Hash;
import network.khala.scale.Bytes;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;

/// What the chain judged a registration by, kept off the chain under its hash so that a gatekeeper
/// can judge it again before it hands out a key.
///
/// @param nowSeconds the chain time at which the registry verified it, Unix seconds
/// @param registrationInfo the bytes that the report commits to
/// @param report the report, with its collateral
public record Evidence(
    long nowSeconds, Bytes registrationInfo, Optional<AttestationReport> report) {
  /// The largest encoding that an enclave reads.
  public static final int MAX_BYTES = 1 << 20;

  /// The codec of evidence.
  public static final Codec<Evidence> CODEC = CodecFactory.STANDARD.of(Evidence.class);

  /// The hash under which it is kept.
  public Hash hash() {
    return Hash.blake2(CODEC.encode(this));
  }
}
