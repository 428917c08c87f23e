package network.khala.attestation.dcap;

import static network.khala.attestation.AttestationError.QUOTE_AUTH_DATA_TRAILING;
import static network.khala.attestation.AttestationError.QUOTE_BAD_BODY_SIZE;
import static network.khala.attestation.AttestationError.QUOTE_LENGTH_OUT_OF_BOUNDS;
import static network.khala.attestation.AttestationError.QUOTE_TEE_VERSION_MISMATCH;
import static network.khala.attestation.AttestationError.QUOTE_TOO_LARGE;
import static network.khala.attestation.AttestationError.QUOTE_TRAILING_BYTES;
import static network.khala.attestation.AttestationError.QUOTE_TRUNCATED;
import static network.khala.attestation.AttestationError.QUOTE_UNKNOWN_QE_VENDOR;
import static network.khala.attestation.AttestationError.QUOTE_UNSUPPORTED_BODY_TYPE;
import static network.khala.attestation.AttestationError.QUOTE_UNSUPPORTED_CERT_TYPE;
import static network.khala.attestation.AttestationError.QUOTE_UNSUPPORTED_KEY_TYPE;
import static network.khala.attestation.AttestationError.QUOTE_UNSUPPORTED_TEE;
import static network.khala.attestation.AttestationError.QUOTE_UNSUPPORTED_VERSION;

import network.khala.attestation.AttestationError;
import network.khala.attestation.AttestationException;
import network.khala.scale.Bytes;

/// Reads one quote. Every length is compared with what is left of its container before anything of
/// that length is taken.
final class QuoteParser {
  static final Bytes INTEL_QE_VENDOR = Bytes.fromHex("939a7233f79c4ca9940a0db3957f0607");

  private static final int HEADER_SIZE = 48;
  private static final int ECDSA_P256 = 2;
  private static final int QE_REPORT_CERTIFICATION = 6;
  private static final int BODY_SGX = 1;
  private static final int BODY_TD_1_0 = 2;
  private static final int BODY_TD_1_5 = 3;

  private final Bytes input;
  private final TrailingBytes trailing;

  QuoteParser(Bytes input, TrailingBytes trailing) {
    this.input = input;
    this.trailing = trailing;
  }

  /// A range of the input that is read from front to back.
  private final class Cursor {
    private int next;
    private final int end;

    Cursor(int from, int end) {
      this.next = from;
      this.end = end;
    }

    Bytes take(int size, String field) {
      if (size > end - next) {
        throw refuse(
            QUOTE_TRUNCATED,
            "%s needs %d bytes at byte %d, %d are left".formatted(field, size, next, end - next));
      }
      next += size;
      return input.slice(next - size, next);
    }

    int u16(String field) {
      Bytes bytes = take(2, field);
      return (bytes.get(0) & 0xff) | (bytes.get(1) & 0xff) << 8;
    }

    long u32(String field) {
      Bytes bytes = take(4, field);
      return (bytes.get(0) & 0xffL)
          | (bytes.get(1) & 0xffL) << 8
          | (bytes.get(2) & 0xffL) << 16
          | (bytes.get(3) & 0xffL) << 24;
    }

    /// Steps over `size` bytes, a length from the input, and reads inside them.
    Cursor enter(long size, String field) {
      if (size > end - next) {
        throw refuse(
            QUOTE_LENGTH_OUT_OF_BOUNDS,
            "%s says %d bytes at byte %d, %d are left".formatted(field, size, next, end - next));
      }
      Cursor inner = new Cursor(next, next + (int) size);
      next = inner.end;
      return inner;
    }

    Bytes rest() {
      return take(end - next, "");
    }

    void expectEnd(String container) {
      if (next != end) {
        throw refuse(
            QUOTE_AUTH_DATA_TRAILING, "%d bytes left in %s".formatted(end - next, container));
      }
    }
  }

  /// What the header says that the rest of the parser needs.
  private record Header(int version, Tee tee, int qeSvn, int pceSvn, Bytes userData) {}

  Quote parse() {
    if (input.size() > Quote.MAX_SIZE) {
      throw refuse(
          QUOTE_TOO_LARGE, "%d bytes, allowed are %d".formatted(input.size(), Quote.MAX_SIZE));
    }
    Cursor in = new Cursor(0, input.size());
    Header header = header(in);
    int bodyType = bodyType(header, in);
    Bytes encodedBody = in.take(bodySize(bodyType), "report body");
    ReportBody body =
        bodyType == BODY_SGX ? SgxReport.parse(encodedBody) : TdReport.parse(encodedBody);
    Bytes signedPart = input.slice(0, in.next);

    Cursor auth = in.enter(in.u32("authSize"), "authSize");
    Bytes signature = auth.take(64, "signature");
    Bytes attestationKey = auth.take(64, "attestation key");
    int outerType = QE_REPORT_CERTIFICATION;
    Cursor qe = auth;
    if (header.version() != 3) {
      outerType = auth.u16("certification type");
      qe = auth.enter(auth.u32("certification size"), "certification size");
    }
    Bytes qeReport = qe.take(SgxReport.SIZE, "QE report");
    Bytes qeReportSignature = qe.take(64, "QE report signature");
    Bytes qeAuthData = qe.enter(qe.u16("qeAuthSize"), "qeAuthSize").rest();
    int certType = qe.u16("certification type");
    Bytes certData = qe.enter(qe.u32("certSize"), "certSize").rest();
    qe.expectEnd("the certification data");
    auth.expectEnd("the authentication data");
    checkTrailing(in);
    checkCertificationTypes(outerType, certType);
    return new Quote(
        header.version(),
        header.qeSvn(),
        header.pceSvn(),
        header.userData(),
        bodyType,
        body,
        signedPart,
        signature,
        attestationKey,
        qeReport,
        qeReportSignature,
        qeAuthData,
        new CertificationData(certType, certData),
        input.size() - in.next);
  }

  private Header header(Cursor in) {
    Cursor header = new Cursor(0, Math.min(HEADER_SIZE, input.size()));
    in.take(HEADER_SIZE, "header");
    int version = header.u16("version");
    if (version < 3 || version > 5) {
      throw refuse(QUOTE_UNSUPPORTED_VERSION, "version %d, known are 3 to 5".formatted(version));
    }
    int keyType = header.u16("attestation key type");
    if (keyType != ECDSA_P256) {
      throw refuse(
          QUOTE_UNSUPPORTED_KEY_TYPE,
          "attestation key type %d, known is %d (ECDSA P-256)".formatted(keyType, ECDSA_P256));
    }
    long teeType = header.u32("TEE type");
    if (teeType != Tee.SGX.type() && teeType != Tee.TDX.type()) {
      throw refuse(QUOTE_UNSUPPORTED_TEE, "TEE type 0x%x, known are 0 and 0x81".formatted(teeType));
    }
    Tee tee = teeType == Tee.SGX.type() ? Tee.SGX : Tee.TDX;
    int qeSvn = header.u16("qeSvn");
    int pceSvn = header.u16("pceSvn");
    Bytes vendor = header.take(16, "QE vendor");
    if (!vendor.equals(INTEL_QE_VENDOR)) {
      throw refuse(QUOTE_UNKNOWN_QE_VENDOR, "QE vendor " + vendor + " is not Intel");
    }
    if (version == 3 && tee != Tee.SGX) {
      throw refuse(QUOTE_TEE_VERSION_MISMATCH, "version 3 is for SGX, this says TDX");
    }
    return new Header(version, tee, qeSvn, pceSvn, header.take(20, "user data"));
  }

  private int bodyType(Header header, Cursor in) {
    if (header.version() != 5) {
      return header.tee() == Tee.SGX ? BODY_SGX : BODY_TD_1_0;
    }
    int bodyType = in.u16("bodyType");
    if (bodyType < BODY_SGX || bodyType > BODY_TD_1_5) {
      throw refuse(
          QUOTE_UNSUPPORTED_BODY_TYPE, "body type %d, known are 1 to 3".formatted(bodyType));
    }
    if ((bodyType == BODY_SGX) != (header.tee() == Tee.SGX)) {
      throw refuse(
          QUOTE_TEE_VERSION_MISMATCH,
          "body type %d in a quote of %s".formatted(bodyType, header.tee()));
    }
    long bodySize = in.u32("bodySize");
    if (bodySize != bodySize(bodyType)) {
      throw refuse(
          QUOTE_BAD_BODY_SIZE,
          "body type %d of %d bytes, it has %d".formatted(bodyType, bodySize, bodySize(bodyType)));
    }
    return bodyType;
  }

  private static int bodySize(int bodyType) {
    return switch (bodyType) {
      case BODY_SGX -> SgxReport.SIZE;
      case BODY_TD_1_0 -> TdReport.SIZE_1_0;
      default -> TdReport.SIZE_1_5;
    };
  }

  private void checkTrailing(Cursor in) {
    boolean fits =
        switch (trailing) {
          case IGNORE -> true;
          case REJECT -> in.next == in.end;
          case ZERO_PADDING -> allZero(in.next);
        };
    if (!fits) {
      throw refuse(
          QUOTE_TRAILING_BYTES,
          "%d bytes follow the quote, allowed: %s".formatted(in.end - in.next, trailing));
    }
  }

  private boolean allZero(int from) {
    for (int i = from; i < input.size(); i++) {
      if (input.get(i) != 0) {
        return false;
      }
    }
    return true;
  }

  private static void checkCertificationTypes(int outer, int inner) {
    if (outer != QE_REPORT_CERTIFICATION) {
      throw refuse(
          QUOTE_UNSUPPORTED_CERT_TYPE,
          "certification data of type %d, this version has 6".formatted(outer));
    }
    if (inner < 1 || inner > CertificationData.PCK_CHAIN) {
      throw refuse(
          QUOTE_UNSUPPORTED_CERT_TYPE,
          "certification data of type %d, known are 1 to 5".formatted(inner));
    }
  }

  private static AttestationException refuse(AttestationError code, String detail) {
    return new AttestationException(code, detail);
  }
}
