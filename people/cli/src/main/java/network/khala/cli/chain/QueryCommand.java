package network.khala.cli.chain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import network.khala.cli.CommandFailure;
import network.khala.cli.ExitCode;
import network.khala.cli.Output;
import network.khala.client.ChainClient;
import network.khala.client.ChainRuntime;
import network.khala.client.Header;
import network.khala.client.State;
import network.khala.client.metadata.StorageItem;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// `khala query`: reads storage.
@Command(
    name = "query",
    description = "Read a storage item, or all entries of a map.",
    footer = {
      "",
      "Examples:",
      "  khala query System Account 45R2pfjQUW2s9PQRHU48HQKLKHVMaDja7N3wpBtmF28UYDs2",
      "  khala query phalaRegistry workers --json",
      "  khala query Balances TotalIssuance --at 1000"
    })
public final class QueryCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "PALLET", description = "The pallet.")
  private String pallet;

  @Parameters(index = "1", paramLabel = "ITEM", description = "Its storage item.")
  private String item;

  @Parameters(
      index = "2..*",
      paramLabel = "KEYS",
      description = {
        "The parts of a map's key, as JSON or plain text.",
        "With fewer than there are, all entries that begin so are shown."
      })
  private List<String> keys = List.of();

  @Option(
      names = "--at",
      paramLabel = "BLOCK",
      description = "The block's hash or number; default: the best block.")
  private Optional<String> at = Optional.empty();

  @Mixin private NodeOption node = new NodeOption();

  private final Output output;

  public QueryCommand(Output output) {
    this.output = output;
  }

  @Override
  public Integer call() {
    try (ChainClient chain = node.connect()) {
      Bytes32 block = Blocks.find(chain, at);
      State state = chain.stateAt(block);
      long number = chain.header(block).map(Header::number).orElse(0L);
      StorageItem storage = state.runtime().metadata().pallet(pallet).storage(item);
      JsonNode[] parts = keys.stream().map(Arguments::jsonOrText).toArray(JsonNode[]::new);
      int needed = storage.keyTypes().size();
      if (parts.length > needed) {
        throw new CommandFailure(
            ExitCode.USAGE,
            "%s.%s has %d key parts, %d are given"
                .formatted(storage.pallet(), storage.name(), needed, parts.length),
            "");
      }
      if (parts.length == needed) {
        Bytes key = state.key(pallet, item, parts);
        show(state, number, storage, key, state.get(key));
      } else {
        for (State.Entry entry : state.readEntries(pallet, item, parts)) {
          show(state, number, storage, entry.key(), Optional.of(entry.value()));
        }
      }
    }
    return ExitCode.SUCCESS.code();
  }

  private void show(
      State state, long number, StorageItem storage, Bytes key, Optional<Bytes> stored) {
    ChainRuntime runtime = state.runtime();
    JsonNode value =
        stored
            .or(storage::absent)
            .map(encoded -> runtime.json().toJson(storage.valueType(), encoded))
            .orElseGet(JsonNodeFactory.instance::nullNode);
    List<JsonNode> parts = storage.isMap() ? state.keyParts(pallet, item, key) : new ArrayList<>();
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("block", number);
    object.put("hash", state.block().toHex());
    object.put("key", key.toHex());
    object.put("keys", parts);
    object.put("raw", stored.map(Bytes::toHex).orElse(null));
    object.put("value", value);
    String head =
        parts.isEmpty()
            ? ""
            : String.join(" ", parts.stream().map(JsonNode::toString).toList()) + " ";
    output.result(object, head + value);
  }
}
