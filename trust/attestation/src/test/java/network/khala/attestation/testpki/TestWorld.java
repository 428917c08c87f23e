package network.khala.attestation.testpki;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Consumer;
import network.khala.attestation.AttestationReport;
import network.khala.attestation.Collateral;
import network.khala.attestation.SgxV30QuoteCollateral;
import network.khala.attestation.TrustAnchors;
import network.khala.attestation.dcap.Policy;
import network.khala.attestation.dcap.QuoteCollateral;
import network.khala.attestation.dcap.QuoteVerifier;
import network.khala.attestation.dcap.Tee;
import network.khala.attestation.dcap.VerifiedQuote;
import network.khala.attestation.dcap.VerifierCache;
import network.khala.crypto.Hashing;
import network.khala.scale.Bytes;

/// A root, a platform, its documents and its quote. All fields are open until they are signed,
/// which happens on use.
public final class TestWorld {
  /// 2027-01-15T08:00:00Z.
  public static final long NOW = 1_800_000_000L;

  private static final String ROOT = "Intel SGX Root CA";
  private static final String PCK_CA = "Intel SGX PCK Platform CA";

  public final Tee tee;
  public final TestKey attestationKey = new TestKey(55);
  public final TestCertificate root = certificate(ROOT, 11, ROOT, 11, true, 1);
  public final TestCertificate tcbSigning =
      certificate("Intel SGX TCB Signing", 22, ROOT, 11, false, 2);
  public final TestCertificate pckCa = certificate(PCK_CA, 33, ROOT, 11, true, 3);
  public final TestCertificate pckLeaf =
      certificate("Intel SGX PCK Certificate", 44, PCK_CA, 33, false, 4);
  public final TestPlatform platform = new TestPlatform();
  public final TestCrl rootCrl = new TestCrl(ROOT, new TestKey(11));
  public final TestCrl pckCrl = new TestCrl(PCK_CA, new TestKey(33));
  public String tcbInfo;
  public String qeIdentity;
  public boolean withPckExtension = true;

  /// Changes collateral after everything was signed.
  public Consumer<TestCollateral> forgeCollateral = collateral -> {};

  public final TestQuote quote;

  private TestWorld(Tee tee, int version) {
    this.tee = tee;
    this.quote = new TestQuote(tee, version);
    this.tcbInfo = TestDocuments.tcbInfo(tee);
    this.qeIdentity = TestDocuments.qeIdentity(tee);
  }

  public static TestWorld sgx() {
    return new TestWorld(Tee.SGX, 3);
  }

  public static TestWorld sgx(int version) {
    return new TestWorld(Tee.SGX, version);
  }

  public static TestWorld tdx(int version) {
    return new TestWorld(Tee.TDX, version);
  }

  private static TestCertificate certificate(
      String name, long key, String issuer, long issuerKey, boolean ca, long serial) {
    return new TestCertificate(name, new TestKey(key), issuer, new TestKey(issuerKey), ca, serial);
  }

  public TrustAnchors anchors() {
    return TrustAnchors.INTEL.withSgxRoot(Bytes.wrap(root.der()));
  }

  public String pckChain() {
    if (withPckExtension && pckLeaf.extensions.isEmpty()) {
      pckLeaf.extensions.add(platform.extension());
    }
    return pckLeaf.pem() + pckCa.pem() + root.pem();
  }

  public Bytes encodedQuote() {
    if (quote.certData.length == 0) {
      quote.certData = pckChain().getBytes(StandardCharsets.US_ASCII);
    }
    return Bytes.wrap(quote.encode(attestationKey, pckLeaf.key));
  }

  public TestCollateral collateral() {
    TestCollateral collateral = new TestCollateral();
    collateral.rootCaCrl = HexFormat.of().formatHex(rootCrl.der());
    collateral.pckCrl = HexFormat.of().formatHex(pckCrl.der());
    collateral.tcbInfoIssuerChain = tcbSigning.pem() + root.pem();
    collateral.tcbInfo = tcbInfo;
    collateral.tcbInfoSignature = tcbSigning.key.signRaw(utf8(tcbInfo));
    collateral.qeIdentityIssuerChain = collateral.tcbInfoIssuerChain;
    collateral.qeIdentity = qeIdentity;
    collateral.qeIdentitySignature = tcbSigning.key.signRaw(utf8(qeIdentity));
    forgeCollateral.accept(collateral);
    return collateral;
  }

  public AttestationReport evidence() {
    Optional<Collateral> wire = Optional.of(new Collateral.SgxV30(collateral().wire()));
    return tee == Tee.SGX
        ? new AttestationReport.SgxDcap(encodedQuote(), wire)
        : new AttestationReport.TdxDcap(encodedQuote(), wire);
  }

  public VerifiedQuote verify(Policy policy) {
    return verifyAt(NOW, policy);
  }

  public VerifiedQuote verifyAt(long now, Policy policy) {
    return verifyAt(now, policy, VerifierCache.none());
  }

  public VerifiedQuote verifyAt(long now, Policy policy, VerifierCache cache) {
    return new QuoteVerifier(anchors(), cache)
        .verify(
            encodedQuote(),
            QuoteCollateral.of(new Collateral.SgxV30(collateral().wire())),
            now,
            policy);
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] sha256(byte[] bytes) {
    return Hashing.sha256(bytes);
  }

  /// Collateral in the form of the wire, open for forgery.
  public static final class TestCollateral {
    public String rootCaCrl = "";
    public String pckCrl = "";
    public String tcbInfoIssuerChain = "";
    public String tcbInfo = "";
    public byte[] tcbInfoSignature = {};
    public String qeIdentityIssuerChain = "";
    public String qeIdentity = "";
    public byte[] qeIdentitySignature = {};

    public SgxV30QuoteCollateral wire() {
      return new SgxV30QuoteCollateral(
          "",
          rootCaCrl,
          pckCrl,
          tcbInfoIssuerChain,
          tcbInfo,
          Bytes.of(tcbInfoSignature),
          qeIdentityIssuerChain,
          qeIdentity,
          Bytes.of(qeIdentitySignature));
    }
  }
}
