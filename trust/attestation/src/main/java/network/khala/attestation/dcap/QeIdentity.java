package network.khala.attestation.dcap;

import java.util.List;
import network.khala.scale.Bytes;

/// A parsed QE identity document: what a genuine quoting enclave looks like.
///
/// @param id `QE`, `TD_QE` or `QVE`
/// @param issueDate epoch seconds
/// @param nextUpdate epoch seconds
/// @param miscSelect 4 bytes, to be compared under the mask
/// @param attributes 16 bytes, to be compared under the mask
/// @param mrSigner 32 bytes
/// @param levels highest first
record QeIdentity(
    String id,
    long issueDate,
    long nextUpdate,
    long evaluationDataNumber,
    Bytes miscSelect,
    Bytes miscSelectMask,
    Bytes attributes,
    Bytes attributesMask,
    Bytes mrSigner,
    int isvProdId,
    List<SvnLevel> levels) {}
