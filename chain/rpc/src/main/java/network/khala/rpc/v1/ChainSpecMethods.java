package network.khala.rpc.v1;

import java.util.List;
import network.khala.rpc.api.Json;
import network.khala.rpc.backend.Backend;
import network.khala.rpc.backend.Blocks;
import network.khala.rpc.backend.NodeFacts;
import network.khala.rpc.jsonrpc.Methods;

/// `chainSpec_v1_*`: which chain this is.
final class ChainSpecMethods {
  private final NodeFacts facts;
  private final Blocks blocks;

  ChainSpecMethods(Backend backend) {
    this.facts = backend.facts();
    this.blocks = backend.blocks();
  }

  void addTo(Methods.Builder methods) {
    List<String> none = List.of();
    methods
        .query("chainSpec_v1_chainName", none, (_, _) -> Json.NODES.stringNode(facts.chainName()))
        .query("chainSpec_v1_genesisHash", none, (_, _) -> Json.hashOrNull(blocks.hash(0)))
        .query("chainSpec_v1_properties", none, (_, _) -> Json.properties(facts));
  }
}
