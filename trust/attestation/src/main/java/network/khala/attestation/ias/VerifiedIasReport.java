package network.khala.attestation.ias;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import network.khala.attestation.ConfidenceLevel;
import org.jspecify.annotations.Nullable;

/// What an accepted IAS report says.
///
/// @param timestamp when the service made it, epoch seconds
/// @param advisoryIds in the order of the report
/// @param body the quote that the service judged
public record VerifiedIasReport(
    IasStatus status, List<String> advisoryIds, long timestamp, IasQuoteBody body) {

  /// Copies the list.
  public VerifiedIasReport {
    advisoryIds = List.copyOf(advisoryIds);
  }

  /// The verdict as a tree of names and plain values, for output.
  public SequencedMap<String, @Nullable Object> toTree() {
    SequencedMap<String, @Nullable Object> tree = new LinkedHashMap<>();
    tree.put("result", "ok");
    tree.put("status", status.name());
    tree.put("advisoryIds", advisoryIds);
    tree.put("timestamp", timestamp);
    tree.put("khalaConfidenceLevel", ConfidenceLevel.of(status.name(), advisoryIds).orElse(null));
    tree.put("quoteVersion", body.version());
    tree.put("signType", body.signType());
    tree.put("epidGroupId", body.epidGroupId().toHex().substring(2));
    tree.putAll(body.report().toTree());
    tree.put("pruntimeHash", body.pruntimeHash().toHex().substring(2));
    return tree;
  }
}
