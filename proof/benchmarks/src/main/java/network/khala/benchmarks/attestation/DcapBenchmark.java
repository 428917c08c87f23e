package network.khala.benchmarks.attestation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import network.khala.attestation.AttestationException;
import network.khala.attestation.SignatureLibrary;
import network.khala.attestation.TrustAnchors;
import network.khala.attestation.dcap.Policy;
import network.khala.attestation.dcap.QuoteCollateral;
import network.khala.attestation.dcap.QuoteVerifier;
import network.khala.attestation.dcap.TcbStatus;
import network.khala.attestation.dcap.VerifiedQuote;
import network.khala.attestation.dcap.VerifierCache;
import network.khala.scale.Bytes;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// Verification of a recorded SGX quote with its collateral at a time when both were good, from
/// their bytes to the verdict: signatures by the fastest library that there is, and in Java, as on
/// chain.
@State(Scope.Thread)
public class DcapBenchmark {
  private static final String QUOTE = "quotes/phala-sgx-hello-f8b81014.bin";
  private static final String COLLATERAL = "collateral/phala-sgx-hello-8a759085.json";
  private static final long NOW = 1_751_624_924L;
  private static final Policy POLICY =
      Policy.dangerousAnyProgram()
          .acceptStatuses(EnumSet.of(TcbStatus.CONFIGURATION_AND_SW_HARDENING_NEEDED))
          .build();

  private final QuoteVerifier cold = cold(SignatureLibrary.fastest());
  private final QuoteVerifier coldInJava = cold(SignatureLibrary.JAVA);
  private final QuoteVerifier warm = warm(SignatureLibrary.fastest());
  private final QuoteVerifier warmInJava = warm(SignatureLibrary.JAVA);
  private final Bytes quote;
  private final QuoteCollateral collateral;

  /// Reads the recorded pair.
  public DcapBenchmark() {
    Path folder = Path.of(System.getProperty("khala.vectors", "../shared/vectors"), "attestation");
    if (!Files.isDirectory(folder)) {
      throw new IllegalStateException(
          "there are no recorded quotes in "
              + folder
              + ": name their folder by KHALA_JAVA_OPTS=-Dkhala.vectors=DIR");
    }
    try {
      quote = Bytes.wrap(Files.readAllBytes(folder.resolve(QUOTE)));
      collateral =
          QuoteCollateral.parseJson(Bytes.wrap(Files.readAllBytes(folder.resolve(COLLATERAL))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static QuoteVerifier cold(SignatureLibrary signatures) {
    return new QuoteVerifier(TrustAnchors.INTEL, VerifierCache.none(), signatures);
  }

  private static QuoteVerifier warm(SignatureLibrary signatures) {
    return new QuoteVerifier(TrustAnchors.INTEL, VerifierCache.ofCapacity(64), signatures);
  }

  /// Checks that the verifier tells right from wrong, cold and warm.
  @Setup
  public void prepare() {
    byte[] forged = quote.toArray();
    forged[400] ^= 1;
    for (QuoteVerifier verifier : List.of(cold, coldInJava, warm, warmInJava)) {
      verifier.verify(quote, collateral, NOW, POLICY);
      requireForgeryRefused(verifier, Bytes.wrap(forged));
    }
  }

  private void requireForgeryRefused(QuoteVerifier verifier, Bytes forged) {
    try {
      verifier.verify(forged, collateral, NOW, POLICY);
    } catch (AttestationException e) {
      return;
    }
    throw new IllegalStateException("a forged quote was accepted");
  }

  /// Nothing is known before: every certificate, list and document is verified anew.
  @Benchmark
  public VerifiedQuote cold() {
    return cold.verify(quote, collateral, NOW, POLICY);
  }

  /// The same in Java.
  @Benchmark
  public VerifiedQuote coldInJava() {
    return coldInJava.verify(quote, collateral, NOW, POLICY);
  }

  /// Chains, lists, documents and the platform's quoting enclave are known; the quote is new.
  @Benchmark
  public VerifiedQuote warm() {
    return warm.verify(quote, collateral, NOW, POLICY);
  }

  /// The same in Java.
  @Benchmark
  public VerifiedQuote warmInJava() {
    return warmInJava.verify(quote, collateral, NOW, POLICY);
  }
}
