package network.khala.attestation;

import network.khala.scale.Bytes;
import network.khala.scale.ScalePath;
import network.khala.scale.TypeName;

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
    @TypeName("String") String pckCrlIssuerChain,
    @TypeName("String") String rootCaCrl,
    @TypeName("String") String pckCrl,
    @TypeName("String") String tcbInfoIssuerChain,
    @TypeName("String") String tcbInfo,
    @TypeName("Vec<u8>") Bytes tcbInfoSignature,
    @TypeName("String") String qeIdentityIssuerChain,
    @TypeName("String") String qeIdentity,
    @TypeName("Vec<u8>") Bytes qeIdentitySignature) {}
