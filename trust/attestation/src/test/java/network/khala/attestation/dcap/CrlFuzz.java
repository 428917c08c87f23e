package network.khala.attestation.dcap;

import network.khala.attestation.internal.Crl;
import network.khala.attestation.internal.MalformedException;

/// Any bytes as a revocation list.
public final class CrlFuzz {
  private static final int MAX_NUMBER_BITS = 160;

  private CrlFuzz() {}

  /// The fuzzer's entry.
  public static void fuzzerTestOneInput(byte[] input) {
    try {
      Crl crl = Crl.parse(input);
      if (crl.number().isPresent() && crl.number().get().bitLength() > MAX_NUMBER_BITS) {
        throw new IllegalStateException("a number of more than 20 bytes");
      }
    } catch (MalformedException refused) {
      // The one exception of this reader.
    }
  }
}
