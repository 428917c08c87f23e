package network.khala.attestation.dcap;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// One thing that an accepted quote proves.
///
/// @param statement what is proved, as a sentence
/// @param by what proves it: a signature, a document, a comparison
/// @param found the value that was found
/// @param required what it had to be
public record Claim(String statement, String by, String found, String required) {
  /// The claim as names and texts, for output.
  public SequencedMap<String, String> toTree() {
    SequencedMap<String, String> tree = new LinkedHashMap<>();
    tree.put("statement", statement);
    tree.put("by", by);
    tree.put("found", found);
    tree.put("required", required);
    return tree;
  }
}
