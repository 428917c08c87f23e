package network.khala.attestation;

import network.khala.scale.Bytes;
import network.khala.scale.ScalePath;

/// Collateral in the form that existing relayers send.
///
/// @param pckCrlIssuerChain PEM; informative
/// @param rootCaCrl the root's revocation list, hexadecimal of DER
/// @param pckCrl the PCK authority's revocation list, hexadecimal of DER
/// @param tcbInfoIssuerChain PEM, leaf first
/// @param tcbInfo the exact signed JSON text
/// @param tcbInfoSignature 64 bytes, r then s
/// @param qeIdentityIssuerChain PEM, leaf first
/// @param qeIdentity the exact signed JSON text
/// @param qeIdentitySignature 64 bytes, r then s
@ScalePath("pink_types::sgx::SgxV30QuoteCollateral")
public record SgxV30QuoteCollateral(
    String pckCrlIssuerChain,
    String rootCaCrl,
    String pckCrl,
    String tcbInfoIssuerChain,
    String tcbInfo,
    Bytes tcbInfoSignature,
    String qeIdentityIssuerChain,
    String qeIdentity,
    Bytes qeIdentitySignature) {}
