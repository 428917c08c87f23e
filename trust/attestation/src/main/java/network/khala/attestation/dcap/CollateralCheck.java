package network.khala.attestation.dcap;

import static network.khala.attestation.AttestationError.COLLATERAL_MISSING;
import static network.khala.attestation.AttestationError.CRL_BAD_SIGNATURE;
import static network.khala.attestation.AttestationError.CRL_EXPIRED;
import static network.khala.attestation.AttestationError.CRL_MALFORMED;
import static network.khala.attestation.AttestationError.CRL_NOT_YET_VALID;
import static network.khala.attestation.AttestationError.CRL_WRONG_ISSUER;
import static network.khala.attestation.AttestationError.PCK_CA_REVOKED;
import static network.khala.attestation.AttestationError.PCK_REVOKED;
import static network.khala.attestation.AttestationError.QE_IDENTITY_CHAIN_REVOKED;
import static network.khala.attestation.AttestationError.QE_IDENTITY_EXPIRED;
import static network.khala.attestation.AttestationError.QE_IDENTITY_NOT_YET_VALID;
import static network.khala.attestation.AttestationError.QE_IDENTITY_SIGNATURE_INVALID;
import static network.khala.attestation.AttestationError.ROOT_CA_REVOKED;
import static network.khala.attestation.AttestationError.TCB_INFO_CHAIN_REVOKED;
import static network.khala.attestation.AttestationError.TCB_INFO_EXPIRED;
import static network.khala.attestation.AttestationError.TCB_INFO_NOT_YET_VALID;
import static network.khala.attestation.AttestationError.TCB_INFO_SIGNATURE_INVALID;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import network.khala.attestation.AttestationError;
import network.khala.attestation.AttestationException;
import network.khala.attestation.internal.Certificate;
import network.khala.attestation.internal.Crl;
import network.khala.attestation.internal.EcdsaP256;
import network.khala.attestation.internal.MalformedException;
import network.khala.attestation.internal.Times;
import network.khala.scale.Bytes;

/// Traces the collateral and the PCK chain to the pinned root, document by document, each before
/// one of its fields is used.
///
/// Whatever depends on bytes alone is remembered in the cache; what depends on time follows it, so
/// that the first failing check is the same with a cold and a warm cache.
final class CollateralCheck {
  private static final Bytes VERSION_3_ONLY = Bytes.of((byte) 3);
  private static final Bytes VERSION_2_TOO = Bytes.of((byte) 2);

  private final Certificate root;
  private final VerifierCache cache;
  private final EcdsaP256 ecdsa;
  private final Policy policy;
  private final long now;

  CollateralCheck(Certificate root, VerifierCache cache, EcdsaP256 ecdsa, Policy policy, long now) {
    this.root = root;
    this.cache = cache;
    this.ecdsa = ecdsa;
    this.policy = policy;
    this.now = now;
  }

  CheckedCollateral check(QuoteCollateral collateral, Bytes pckChainPem) {
    Optional<Crl> rootCrl = crl("root_ca_crl", collateral.rootCaCrl(), root);
    if (isRevoked(rootCrl, root)) {
      throw refuse(ROOT_CA_REVOKED, "the root revokes itself");
    }
    Chain tcbInfoChain =
        signingChain(
            Chain.Kind.TCB_INFO, collateral.tcbInfoIssuerChain(), rootCrl, TCB_INFO_CHAIN_REVOKED);
    TcbInfo tcbInfo = tcbInfo(collateral, tcbInfoChain);
    // Usually one chain for both: what was just found out about it holds for the other too.
    Chain qeIdentityChain =
        collateral.qeIdentityIssuerChain().equals(collateral.tcbInfoIssuerChain())
            ? tcbInfoChain
            : signingChain(
                Chain.Kind.QE_IDENTITY,
                collateral.qeIdentityIssuerChain(),
                rootCrl,
                QE_IDENTITY_CHAIN_REVOKED);
    QeIdentity qeIdentity = qeIdentity(collateral, qeIdentityChain);
    Chain pckChain = chain(Chain.Kind.PCK, pckChainPem);
    Certificate pckAuthority = pckChain.certificates().get(1);
    Optional<Crl> pckCrl = crl("pck_crl", collateral.pckCrl(), pckAuthority);
    if (isRevoked(rootCrl, pckAuthority)) {
      throw refuse(PCK_CA_REVOKED, "'" + pckAuthority.commonName() + "' is revoked");
    }
    if (isRevoked(pckCrl, pckChain.leaf())) {
      throw refuse(PCK_REVOKED, "PCK certificate " + pckChain.leaf().serial() + " is revoked");
    }
    return new CheckedCollateral(
        rootCrl, pckCrl, tcbInfoChain, tcbInfo, qeIdentityChain, qeIdentity, pckChain, root);
  }

  private Optional<Crl> crl(String name, Optional<Bytes> der, Certificate issuer) {
    if (der.isEmpty()) {
      if (policy.tolerateMissingCrls) {
        return Optional.empty();
      }
      throw refuse(COLLATERAL_MISSING, name + " is missing");
    }
    Crl crl =
        cache.get(Crl.class, () -> readCrl(name, der.get(), issuer), der.get(), issuer.encoded());
    if (now < crl.thisUpdate()) {
      throw refuse(
          CRL_NOT_YET_VALID,
          "%s is of %s, the time is %s"
              .formatted(name, Times.text(crl.thisUpdate()), Times.text(now)));
    }
    if (now > crl.nextUpdate() + policy.gracePeriodSeconds) {
      throw refuse(
          CRL_EXPIRED,
          "%s was good to %s, the time is %s"
              .formatted(name, Times.text(crl.nextUpdate()), Times.text(now)));
    }
    return Optional.of(crl);
  }

  private Crl readCrl(String name, Bytes der, Certificate issuer) {
    Crl crl;
    try {
      crl = Crl.parse(der.toArray());
    } catch (MalformedException e) {
      throw refuse(CRL_MALFORMED, name + ": " + e.getMessage());
    }
    if (!crl.issuer().equals(issuer.subject())) {
      throw refuse(CRL_WRONG_ISSUER, name + " is not of '" + issuer.commonName() + "'");
    }
    if (!crl.isSignedBy(issuer, ecdsa)) {
      throw refuse(CRL_BAD_SIGNATURE, name + " is not signed by '" + issuer.commonName() + "'");
    }
    return crl;
  }

  private static boolean isRevoked(Optional<Crl> crl, Certificate certificate) {
    return crl.isPresent() && crl.get().revokes(certificate);
  }

  private Chain chain(Chain.Kind kind, Bytes pem) {
    Bytes kindName = Bytes.wrap(kind.name().getBytes(StandardCharsets.US_ASCII));
    Chain chain =
        cache.get(
            Chain.class, () -> Chain.verify(kind, pem, root, ecdsa), kindName, pem, root.encoded());
    chain.checkValidity(now);
    return chain;
  }

  private Chain signingChain(
      Chain.Kind kind, String pem, Optional<Crl> rootCrl, AttestationError revoked) {
    Chain chain = chain(kind, Bytes.wrap(pem.getBytes(StandardCharsets.UTF_8)));
    if (isRevoked(rootCrl, chain.leaf())) {
      throw refuse(revoked, "'" + chain.leaf().commonName() + "' is revoked");
    }
    return chain;
  }

  private TcbInfo tcbInfo(QuoteCollateral collateral, Chain chain) {
    TcbInfo info =
        cache.get(
            TcbInfo.class,
            () -> {
              if (!signed(chain, collateral.tcbInfo(), collateral.tcbInfoSignature())) {
                throw refuse(
                    TCB_INFO_SIGNATURE_INVALID,
                    "TCB info is not signed by '" + chain.leaf().commonName() + "'");
              }
              return CollateralReader.tcbInfo(collateral.tcbInfo(), policy.allowTcbInfoV2);
            },
            policy.allowTcbInfoV2 ? VERSION_2_TOO : VERSION_3_ONLY,
            collateral.tcbInfo(),
            collateral.tcbInfoSignature(),
            chain.leaf().encoded());
    checkDates(
        "TCB info", info.issueDate(), info.nextUpdate(), TCB_INFO_NOT_YET_VALID, TCB_INFO_EXPIRED);
    return info;
  }

  private QeIdentity qeIdentity(QuoteCollateral collateral, Chain chain) {
    QeIdentity identity =
        cache.get(
            QeIdentity.class,
            () -> {
              if (!signed(chain, collateral.qeIdentity(), collateral.qeIdentitySignature())) {
                throw refuse(
                    QE_IDENTITY_SIGNATURE_INVALID,
                    "QE identity is not signed by '" + chain.leaf().commonName() + "'");
              }
              return CollateralReader.qeIdentity(collateral.qeIdentity());
            },
            collateral.qeIdentity(),
            collateral.qeIdentitySignature(),
            chain.leaf().encoded());
    checkDates(
        "QE identity",
        identity.issueDate(),
        identity.nextUpdate(),
        QE_IDENTITY_NOT_YET_VALID,
        QE_IDENTITY_EXPIRED);
    return identity;
  }

  private boolean signed(Chain chain, Bytes document, Bytes signature) {
    return chain.leafKey().verifyRaw(ecdsa, document.toArray(), signature.toArray());
  }

  private void checkDates(
      String name,
      long issued,
      long nextUpdate,
      AttestationError notYetValid,
      AttestationError expired) {
    if (now < issued) {
      throw refuse(
          notYetValid,
          "%s is of %s, the time is %s".formatted(name, Times.text(issued), Times.text(now)));
    }
    if (now > nextUpdate + policy.gracePeriodSeconds) {
      throw refuse(
          expired,
          "%s was good to %s, the time is %s"
              .formatted(name, Times.text(nextUpdate), Times.text(now)));
    }
  }

  private static AttestationException refuse(AttestationError code, String detail) {
    return new AttestationException(code, detail);
  }
}
