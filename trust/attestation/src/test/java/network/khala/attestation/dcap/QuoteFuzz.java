package network.khala.attestation.dcap;

import network.khala.attestation.AttestationException;
import network.khala.attestation.snp.SnpReport;
import network.khala.scale.Bytes;

/// Any bytes as a quote, as certification data and as an SEV-SNP report: read or refused.
public final class QuoteFuzz {
  private QuoteFuzz() {}

  /// The fuzzer's entry.
  public static void fuzzerTestOneInput(byte[] input) {
    Bytes bytes = Bytes.of(input);
    for (TrailingBytes trailing : TrailingBytes.values()) {
      try {
        Quote quote = Quote.parse(bytes, trailing);
        if (!bytes.startsWith(quote.signedPart())) {
          throw new IllegalStateException("what is signed is not the beginning");
        }
        if (quote.toTree().size() < 10) {
          throw new IllegalStateException("a quote without fields");
        }
      } catch (AttestationException refused) {
        requireQuoteCode(refused);
      }
    }
    try {
      SnpReport.parse(bytes).toTree();
    } catch (AttestationException refused) {
      requireQuoteCode(refused);
    }
  }

  private static void requireQuoteCode(AttestationException refused) {
    if (!refused.code().name().startsWith("QUOTE_")) {
      throw new IllegalStateException("not a code of parsing", refused);
    }
  }
}
