package network.khala.attestation.dcap;

import java.math.BigInteger;
import java.util.Optional;
import network.khala.scale.Bytes32;

/// How fresh the collateral is that a verdict rests on. All times are epoch seconds.
///
/// @param tcbInfoIssued issue date of the TCB info
/// @param tcbInfoEvaluation its evaluation number
/// @param qeIdentityIssued issue date of the QE identity
/// @param qeIdentityEvaluation its evaluation number
/// @param rootCrlNumber number of the root's revocation list, where one was used
/// @param pckCrlNumber number of the PCK authority's revocation list, where one was used
/// @param earliestIssue of documents and lists
/// @param latestIssue of documents and lists
/// @param earliestExpiry of documents, lists and certificates
/// @param rootFingerprint SHA-256 of the root certificate
public record CollateralClaims(
    long tcbInfoIssued,
    long tcbInfoEvaluation,
    long qeIdentityIssued,
    long qeIdentityEvaluation,
    Optional<BigInteger> rootCrlNumber,
    Optional<BigInteger> pckCrlNumber,
    long earliestIssue,
    long latestIssue,
    long earliestExpiry,
    Bytes32 rootFingerprint) {}
