package network.khala.collateral;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import network.khala.attestation.Collateral;
import network.khala.attestation.SgxV30QuoteCollateral;
import network.khala.attestation.dcap.Quote;
import network.khala.attestation.dcap.Tee;
import network.khala.collateral.CollateralHttp.Answer;
import network.khala.scale.Bytes;

/// Fetches collateral from a PCCS or from Intel's PCS, API version 4. Every request is bounded:
/// five seconds to connect, half a minute in all, one MiB; a busy server is asked four times.
///
/// Asks anew each time; put a [CollateralCache] before it.
public final class CollateralClient implements CollateralSource, AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final CollateralHttp http;
  private final CollateralServer server;
  private final EvaluationSet set;

  /// Asks `server` for the documents that are in force.
  public CollateralClient(CollateralServer server) {
    this(server, EvaluationSet.STANDARD);
  }

  /// Asks `server` for the documents of `set`.
  public CollateralClient(CollateralServer server, EvaluationSet set) {
    this(server, set, LIMIT, Thread::sleep);
  }

  CollateralClient(
      CollateralServer server, EvaluationSet set, Duration limit, CollateralHttp.Pause pause) {
    this.http = new CollateralHttp(server, limit, pause);
    this.server = server;
    this.set = set;
  }

  @Override
  public Collateral fetch(Quote quote) {
    PckSource.Platform platform = new PckSource(http, server.kind()).of(quote);
    Answer pckCrl =
        http.get(
            "/sgx/certification/v4/pckcrl?ca=" + platform.authority().wireName() + "&encoding=der");
    Bytes rootCrl = RevocationList.der(http.get(server.rootCrl()));
    Documents documents = documents(quote.tee(), hex(platform.fmspc()));
    String issuers = pckCrl.chain("SGX-PCK-CRL-Issuer-Chain");
    return platform.leaf().isEmpty()
        ? documents.v30(issuers, rootCrl, RevocationList.der(pckCrl))
        : documents.v4(
            issuers,
            rootCrl,
            RevocationList.der(pckCrl),
            platform.leaf().get() + platform.issuers().orElse(issuers));
  }

  /// Asks for the root's revocation list, which every server has: tells whether the server can be
  /// reached and speaks this interface.
  ///
  /// @throws network.khala.attestation.AttestationException with COLLATERAL_FETCH_FAILED
  public void probe() {
    RevocationList.der(http.get(server.rootCrl()));
  }

  private Documents documents(Tee tee, String fmspc) {
    String api = tee == Tee.SGX ? "/sgx/certification/v4" : "/tdx/certification/v4";
    Answer tcbInfo = http.get(api + "/tcb" + set.after("fmspc=" + fmspc));
    Answer qeIdentity = http.get(api + "/qe/identity" + set.after(""));
    return new Documents(
        tcbInfo.chain("TCB-Info-Issuer-Chain", "SGX-TCB-Info-Issuer-Chain"),
        SignedAnswer.cut(tcbInfo, "tcbInfo"),
        qeIdentity.chain("SGX-Enclave-Identity-Issuer-Chain"),
        SignedAnswer.cut(qeIdentity, "enclaveIdentity"));
  }

  private record Documents(
      String tcbInfoChain, SignedAnswer tcbInfo, String qeIdentityChain, SignedAnswer qeIdentity) {

    /// For quotes that carry their PCK chain: the form that every chain of this kind takes.
    Collateral v30(String pckCrlChain, Bytes rootCrl, Bytes pckCrl) {
      return new Collateral.SgxV30(
          new SgxV30QuoteCollateral(
              pckCrlChain,
              hex(rootCrl),
              hex(pckCrl),
              tcbInfoChain,
              text(tcbInfo.document()),
              tcbInfo.signature(),
              qeIdentityChain,
              text(qeIdentity.document()),
              qeIdentity.signature()));
    }

    Collateral v4(String pckCrlChain, Bytes rootCrl, Bytes pckCrl, String pckChain) {
      return new Collateral.V4(
          pckCrlChain,
          rootCrl,
          pckCrl,
          tcbInfoChain,
          text(tcbInfo.document()),
          tcbInfo.signature(),
          qeIdentityChain,
          text(qeIdentity.document()),
          qeIdentity.signature(),
          Optional.of(Bytes.wrap(pckChain.getBytes(StandardCharsets.US_ASCII))));
    }

    private static String text(Bytes utf8) {
      return new String(utf8.toArray(), StandardCharsets.UTF_8);
    }
  }

  private static String hex(Bytes bytes) {
    return HexFormat.of().formatHex(bytes.toArray());
  }

  @Override
  public void close() {
    http.close();
  }
}
