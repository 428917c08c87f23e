package network.khala.relayer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import network.khala.attestation.AttestationError;
import network.khala.attestation.AttestationException;
import network.khala.attestation.AttestationReport;
import network.khala.attestation.Collateral;
import network.khala.attestation.dcap.Quote;
import network.khala.collateral.CollateralSource;
import network.khala.scale.Bytes;
import org.junit.jupiter.api.Test;

final class ReportCompletionTest {
  private static final Bytes QUOTE = Bytes.of((byte) 3, (byte) 0);
  private static final Collateral COLLATERAL =
      new Collateral.V4(
          "chain",
          Bytes.EMPTY,
          Bytes.EMPTY,
          "chain",
          "{}",
          Bytes.EMPTY,
          "chain",
          "{}",
          Bytes.EMPTY,
          Optional.empty());
  private static final Bytes BARE = encoded(new AttestationReport.SgxDcap(QUOTE, Optional.empty()));
  private static final Bytes COMPLETE = encoded(complete(QUOTE));

  @Test
  void complete_quoteWithoutCollateral_getsIt() {
    assertThat(with(always(complete(QUOTE))).complete(BARE)).isEqualTo(COMPLETE);
  }

  @Test
  void complete_whatNeedsNothing_asksNobody() {
    Bytes none = Bytes.wrap(AttestationReport.OPTION_CODEC.encode(Optional.empty()));
    Bytes development =
        encoded(new AttestationReport.Development(Bytes.EMPTY, Bytes.EMPTY, Bytes.EMPTY));
    ReportCompletion nobody = new ReportCompletion(Optional.empty());
    for (Bytes report : new Bytes[] {none, development, COMPLETE}) {
      assertThat(nobody.complete(report)).isEqualTo(report);
    }
  }

  @Test
  void complete_withoutASource_saysWhatToName() {
    assertThatThrownBy(() -> new ReportCompletion(Optional.empty()).complete(BARE))
        .isInstanceOfSatisfying(
            FeedException.class, e -> assertThat(e.advice()).contains("--collateral-server"))
        .hasMessageContaining("no collateral");
  }

  @Test
  void complete_serverThatFails_saysSo() {
    CollateralSource failing =
        new CollateralSource() {
          @Override
          public Collateral fetch(Quote quote) {
            return COLLATERAL;
          }

          @Override
          public AttestationReport complete(AttestationReport report) {
            throw new AttestationException(
                AttestationError.COLLATERAL_FETCH_FAILED, "http://127.0.0.1:1 refuses");
          }
        };
    assertThatThrownBy(() -> with(failing).complete(BARE))
        .isInstanceOf(FeedException.class)
        .hasMessageContaining("http://127.0.0.1:1 refuses");
  }

  @Test
  void complete_evidenceThatIsNone_isNotSent() {
    assertThatThrownBy(() -> with(always(complete(QUOTE))).complete(Bytes.of((byte) 1, (byte) 77)))
        .isInstanceOf(FeedException.class)
        .hasMessageContaining("cannot be decoded");
  }

  private static ReportCompletion with(CollateralSource source) {
    return new ReportCompletion(Optional.of(source));
  }

  private static Bytes encoded(AttestationReport report) {
    return Bytes.wrap(AttestationReport.OPTION_CODEC.encode(Optional.of(report)));
  }

  /// A quote with some collateral.
  static AttestationReport complete(Bytes quote) {
    return new AttestationReport.SgxDcap(quote, Optional.of(COLLATERAL));
  }

  /// Makes this one of every report, without looking at it.
  static CollateralSource always(AttestationReport complete) {
    return new CollateralSource() {
      @Override
      public Collateral fetch(Quote quote) {
        return COLLATERAL;
      }

      @Override
      public AttestationReport complete(AttestationReport report) {
        return complete;
      }
    };
  }
}
