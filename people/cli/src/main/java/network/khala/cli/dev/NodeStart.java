package network.khala.cli.dev;

import java.io.IOException;
import java.util.Map;
import network.khala.scale.Bytes32;
import tools.jackson.databind.JsonNode;

/// Starts the node.
final class NodeStart {
  private final Children children;
  private final Programs programs;
  private final Milestones milestones;

  /// What the node says when it is up.
  ///
  /// @param genesis the chain's genesis hash
  /// @param head the number of the block that it goes on from
  record Up(Bytes32 genesis, long head) {}

  NodeStart(Children children, Programs programs, Milestones milestones) {
    this.children = children;
    this.programs = programs;
    this.milestones = milestones;
  }

  Up run() throws IOException, InterruptedException {
    JsonNode said = Waiting.join(children.start(programs.node(), "node-up", this::up));
    return new Up(
        Bytes32.fromHex(said.path("genesisHash").asString("")), said.path("number").asLong(0));
  }

  private void up(JsonNode said) {
    Map<String, Object> members = Milestones.members();
    members.put("rpc", programs.nodeUrl());
    members.put("genesisHash", said.path("genesisHash").asString(""));
    members.put("number", said.path("number").asLong(0));
    milestones.tell("node-up", members, WorkerMilestones.line("node up", programs.nodeUrl()));
  }
}
