package network.khala.attestation.dcap;

import network.khala.attestation.AttestationException;
import network.khala.attestation.ias.IasPolicyJson;
import network.khala.attestation.ias.IasReportFile;
import network.khala.attestation.internal.JsonReader;
import network.khala.attestation.internal.MalformedException;
import network.khala.scale.Bytes;

/// Any bytes as JSON and as each document and file that is JSON.
public final class JsonFuzz {
  private JsonFuzz() {}

  /// The fuzzer's entry.
  public static void fuzzerTestOneInput(byte[] input) {
    Bytes bytes = Bytes.of(input);
    try {
      JsonReader.object(input);
    } catch (MalformedException refused) {
      // The one exception of this reader.
    }
    refusable(
        () -> {
          CollateralReader.tcbInfo(bytes, false);
          ComponentNames names = ComponentNames.of(bytes);
          names.sgx(15);
          names.tdx(15);
        });
    refusable(() -> CollateralReader.tcbInfo(bytes, true));
    refusable(() -> CollateralReader.qeIdentity(bytes));
    refusable(() -> QuoteCollateral.parseJson(bytes));
    refusable(() -> IasReportFile.parse(bytes));
    configuration(() -> PolicyJson.parse(bytes));
    configuration(() -> IasPolicyJson.parse(bytes));
  }

  private static void refusable(Runnable reading) {
    try {
      reading.run();
    } catch (AttestationException refused) {
      // Named; see RefusalsTest.
    }
  }

  private static void configuration(Runnable reading) {
    try {
      reading.run();
    } catch (IllegalArgumentException refused) {
      if (refused instanceof NumberFormatException || refused.getMessage() == null) {
        throw refused;
      }
    }
  }
}
