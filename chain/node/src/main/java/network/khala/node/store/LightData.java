package network.khala.node.store;

import java.util.List;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;

/// What is kept of a block for ever, or as long as said, to serve light clients after its state is
/// pruned.
///
/// @param head SCALE block head; empty for genesis, which has none
/// @param messages SCALE list of outbound messages; empty for genesis
/// @param eventProof nodes of the read proof of the keys that this block's messages require; empty
///   if they require none
/// @param proofPoint nodes of the read proof of a proof point; empty if this block is none
/// @param evidence attestation evidence that registrations of this block brought
/// @param replacedEvidence hashes of evidence that those registrations replaced; it is kept for
///   [LightStore#REPLACED_EVIDENCE_BLOCKS] more, or for ever if an event proof names it
/// @param namedEvidence hashes of evidence that the event proof of this block names
public record LightData(
    Bytes head,
    Bytes messages,
    List<Bytes> eventProof,
    List<Bytes> proofPoint,
    List<Evidence> evidence,
    List<Bytes32> replacedEvidence,
    List<Bytes32> namedEvidence) {
  /// Nothing, as of genesis.
  public static final LightData NONE = ofMessages(Bytes.EMPTY, Bytes.EMPTY);

  /// Copies the lists.
  public LightData {
    eventProof = List.copyOf(eventProof);
    proofPoint = List.copyOf(proofPoint);
    evidence = List.copyOf(evidence);
    replacedEvidence = List.copyOf(replacedEvidence);
    namedEvidence = List.copyOf(namedEvidence);
  }

  /// Head and messages, and nothing else.
  public static LightData ofMessages(Bytes head, Bytes messages) {
    return new LightData(head, messages, List.of(), List.of(), List.of(), List.of(), List.of());
  }

  /// Attestation evidence of one registration.
  ///
  /// @param hash BLAKE2b-256 of the content
  public record Evidence(Bytes32 hash, Bytes content) {}
}
