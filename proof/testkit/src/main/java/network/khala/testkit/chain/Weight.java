package network.khala.testkit.chain;

import network.khala.scale.Compact;
import network.khala.scale.ScalePath;
import tools.jackson.databind.JsonNode;

/// `WeightV2`: reference time and proof size, both compact.
@ScalePath("sp_weights::weight_v2::Weight")
record Weight(@Compact long refTime, @Compact long proofSize) {
  static Weight fromJson(JsonNode json) {
    return new Weight(json.get("refTime").asLong(), json.get("proofSize").asLong());
  }
}
