package network.khala.attestation.dcap;

import static network.khala.attestation.AttestationError.ATTESTATION_KEY_INVALID;
import static network.khala.attestation.AttestationError.FMSPC_MISMATCH;
import static network.khala.attestation.AttestationError.PCEID_MISMATCH;
import static network.khala.attestation.AttestationError.PCK_CHAIN_MISSING;
import static network.khala.attestation.AttestationError.QE_IDENTITY_TEE_MISMATCH;
import static network.khala.attestation.AttestationError.QUOTE_SIGNATURE_INVALID;
import static network.khala.attestation.AttestationError.TCB_INFO_TEE_MISMATCH;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import network.khala.attestation.AttestationError;
import network.khala.attestation.AttestationException;
import network.khala.attestation.SignatureLibrary;
import network.khala.attestation.TrustAnchors;
import network.khala.attestation.internal.Certificate;
import network.khala.attestation.internal.EcdsaP256;
import network.khala.attestation.internal.MalformedException;
import network.khala.attestation.internal.P256Key;
import network.khala.scale.Bytes;

/// Verifies DCAP quotes. A pure function of its arguments and the pinned root: no clock, no
/// network, no provider lookup. Safe for use by several threads.
public final class QuoteVerifier {
  private final Certificate root;
  private final VerifierCache cache;
  private final EcdsaP256 ecdsa;

  /// Verifies against the root in `anchors`.
  public QuoteVerifier(TrustAnchors anchors, VerifierCache cache) {
    this(anchors, cache, SignatureLibrary.JAVA);
  }

  /// Verifies against the root in `anchors`, and signatures by that library.
  public QuoteVerifier(TrustAnchors anchors, VerifierCache cache, SignatureLibrary signatures) {
    this.root = anchors.sgxRoot();
    this.cache = cache;
    this.ecdsa = signatures.ecdsa();
  }

  /// Checks, and stops at the first failure:
  ///
  /// 1. the quote's structure; 2. where the PCK chain comes from; 3. the root's revocation list;
  /// 4. the root; 5–7. chain, signature and dates of TCB info and QE identity; 8–9. the PCK chain
  ///    and its revocation list; 10–13. that platform, documents and quote belong together; 14–17.
  ///    the quoting enclave; 18. the quote's signature; 19–21. TDX module, level, status; 22. the
  ///    policy.
  ///
  /// @param nowSeconds epoch seconds: on chain, those of the block; else the clock's
  /// @throws AttestationException with the code of the check that failed
  public VerifiedQuote verify(
      Bytes quote, QuoteCollateral collateral, long nowSeconds, Policy policy) {
    Genuine genuine = authenticate(quote, collateral, nowSeconds, policy);
    SvnLevel qeLevel = QeCheck.level(genuine.quote(), genuine.checked().qeIdentity());
    checkSignature(genuine.quote());
    return judge(genuine, qeLevel, policy);
  }

  /// What the quote is worth under these documents, accepted or not, and what its platform lacks
  /// for the best status that they have: with documents that are not in force yet, a look ahead.
  ///
  /// @param nowSeconds epoch seconds, within the validity of the documents
  /// @throws AttestationException if a check up to the 16th or the 18th of
  ///   [#verify(Bytes,QuoteCollateral,long,Policy)] fails: then it is no genuine quote, or these
  ///   are no documents for it
  public Forecast forecast(
      Bytes quote, QuoteCollateral collateral, long nowSeconds, Policy policy) {
    Genuine genuine = authenticate(quote, collateral, nowSeconds, policy);
    checkSignature(genuine.quote());
    CheckedCollateral checked = genuine.checked();
    Optional<VerifiedQuote> accepted = Optional.empty();
    Optional<AttestationException> refused = Optional.empty();
    try {
      SvnLevel qeLevel = QeCheck.level(genuine.quote(), checked.qeIdentity());
      accepted = Optional.of(judge(genuine, qeLevel, policy));
    } catch (AttestationException e) {
      refused = Optional.of(e);
    }
    UpdateSearch search =
        new UpdateSearch(
            checked.tcbInfo(),
            checked.qeIdentity(),
            genuine.platform(),
            ComponentNames.of(collateral.tcbInfo()));
    return new Forecast(
        accepted,
        refused,
        checked.claims(),
        Math.min(
            checked.tcbInfo().evaluationDataNumber(), checked.qeIdentity().evaluationDataNumber()),
        search.attainable(),
        search.missing(genuine.quote()));
  }

  /// A quote whose makers are known: hardware, platform and quoting enclave, of any age.
  private record Genuine(Quote quote, CheckedCollateral checked, PckPlatform platform) {}

  /// Steps 1 to 16.
  private Genuine authenticate(
      Bytes quote, QuoteCollateral collateral, long nowSeconds, Policy policy) {
    Quote parsed = Quote.parse(quote, policy.trailingBytes);
    CheckedCollateral checked =
        new CollateralCheck(root, cache, ecdsa, policy, nowSeconds)
            .check(collateral, pckChain(parsed, collateral));
    PckPlatform platform = PckPlatform.of(checked.pckChain().leaf());
    checkBelonging(parsed.tee(), checked.tcbInfo(), checked.qeIdentity(), platform);
    new QeCheck(cache, ecdsa)
        .authenticate(parsed, checked.pckChain().leafKey(), checked.qeIdentity());
    return new Genuine(parsed, checked, platform);
  }

  /// Steps 19 to 22.
  private static VerifiedQuote judge(Genuine genuine, SvnLevel qeLevel, Policy policy) {
    CheckedCollateral checked = genuine.checked();
    TcbClaims tcb =
        new TcbAppraisal(checked.tcbInfo(), checked.qeIdentity(), genuine.platform())
            .appraise(genuine.quote().body(), qeLevel);
    PolicyCheck policyCheck = new PolicyCheck(policy);
    policyCheck.check(genuine.quote().body(), genuine.platform(), tcb);
    Set<Unchecked> unchecked = policyCheck.unchecked();
    if (checked.rootCrl().isEmpty() || checked.pckCrl().isEmpty()) {
      unchecked.add(Unchecked.REVOCATION);
    }
    return new VerifiedQuote(
        genuine.quote(),
        genuine.platform(),
        checked.authority(),
        tcb,
        checked.claims(),
        Collections.unmodifiableSet(unchecked));
  }

  /// Traces collateral and a PCK chain to the root, without a quote: for caches and servers of
  /// collateral. Checks steps 3 to 13 of [#verify(Bytes,QuoteCollateral,long,Policy)], all but what
  /// the quote itself says.
  ///
  /// @param pckChain PEM, leaf first, of a platform that the collateral is for
  /// @throws AttestationException with the code of the check that failed
  public CollateralClaims verifyCollateral(
      Bytes pckChain, QuoteCollateral collateral, long nowSeconds) {
    CheckedCollateral checked =
        new CollateralCheck(root, cache, ecdsa, Policy.dangerousAnyProgram().build(), nowSeconds)
            .check(collateral, pckChain);
    Tee tee = checked.tcbInfo().id().equals(Tee.SGX.tcbInfoId()) ? Tee.SGX : Tee.TDX;
    PckPlatform platform = PckPlatform.of(checked.pckChain().leaf());
    checkBelonging(tee, checked.tcbInfo(), checked.qeIdentity(), platform);
    return checked.claims();
  }

  /// The chain in the collateral, else that in the quote.
  private static Bytes pckChain(Quote quote, QuoteCollateral collateral) {
    if (collateral.pckCertificateChain().isPresent()) {
      String pem = collateral.pckCertificateChain().get();
      return Bytes.wrap(pem.getBytes(StandardCharsets.UTF_8));
    }
    if (quote.certification().type() != CertificationData.PCK_CHAIN) {
      throw refuse(
          PCK_CHAIN_MISSING,
          "certification data of type %d and no chain in the collateral"
              .formatted(quote.certification().type()));
    }
    return quote.certification().content();
  }

  private static void checkBelonging(
      Tee tee, TcbInfo tcbInfo, QeIdentity qeIdentity, PckPlatform platform) {
    if (!tcbInfo.id().equals(tee.tcbInfoId())) {
      throw refuse(TCB_INFO_TEE_MISMATCH, "TCB info is for %s".formatted(tcbInfo.id()));
    }
    if (!qeIdentity.id().equals(tee.qeIdentityId())) {
      throw refuse(QE_IDENTITY_TEE_MISMATCH, "QE identity is of %s".formatted(qeIdentity.id()));
    }
    if (!tcbInfo.fmspc().equals(platform.fmspc())) {
      throw refuse(
          FMSPC_MISMATCH,
          "TCB info is of %s, the platform of %s".formatted(tcbInfo.fmspc(), platform.fmspc()));
    }
    if (!tcbInfo.pceId().equals(platform.pceId())) {
      throw refuse(
          PCEID_MISMATCH,
          "TCB info is for PCE %s, the platform has %s"
              .formatted(tcbInfo.pceId(), platform.pceId()));
    }
  }

  private void checkSignature(Quote quote) {
    P256Key key;
    try {
      key = P256Key.ofRaw(quote.attestationKey().toArray());
    } catch (MalformedException e) {
      throw refuse(ATTESTATION_KEY_INVALID, String.valueOf(e.getMessage()));
    }
    if (!key.verifyRaw(ecdsa, quote.signedPart().toArray(), quote.signature().toArray())) {
      throw refuse(QUOTE_SIGNATURE_INVALID, "the attestation key did not sign this quote");
    }
  }

  private static AttestationException refuse(AttestationError code, String detail) {
    return new AttestationException(code, detail);
  }
}
