package network.khala.rpc.api;

import network.khala.node.store.StateDiscardedException;
import network.khala.rpc.backend.States;
import network.khala.scale.Bytes;
import network.khala.scale.DecodeException;
import network.khala.scale.ScaleReader;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Functions of the runtime that methods lean on.
public final class RuntimeCalls {
  private static final int API_ID_SIZE = 8;

  private RuntimeCalls() {}

  /// Calls a function.
  ///
  /// @throws network.khala.rpc.jsonrpc.RpcException with code 4003 if that is not possible
  public static Bytes call(States states, BlockReference block, String function, Bytes parameters) {
    try {
      return undecoded(states, block, function, parameters);
    } catch (DecodeException e) {
      throw Failures.state(
          "Execution failed: the parameters of " + function + " are malformed: " + e.getMessage());
    }
  }

  /// Calls a function whose malformed parameters the caller reports itself.
  ///
  /// @throws DecodeException if the parameters are malformed
  /// @throws network.khala.rpc.jsonrpc.RpcException with code 4003 for any other failure
  public static Bytes undecoded(
      States states, BlockReference block, String function, Bytes parameters) {
    try {
      return states
          .call(block.number(), function, parameters)
          .orElseThrow(
              () ->
                  Failures.state(
                      "Execution failed: Exported method " + function + " is not found"));
    } catch (StateDiscardedException e) {
      throw Failures.discarded(e);
    }
  }

  /// The runtime's version:
  ///
  /// | part | layout |
  /// | --- | --- |
  /// | spec name, implementation's name | String |
  /// | authoring, spec, implementation's version | u32 |
  /// | APIs | Vec of (8 bytes, u32) |
  /// | transaction version, state version | u32, u8 |
  public static ObjectNode version(States states, BlockReference block) {
    var in = new ScaleReader(call(states, block, "Core_version", Bytes.EMPTY));
    ObjectNode json = Json.NODES.objectNode();
    json.put("specName", in.string());
    json.put("implName", in.string());
    json.put("authoringVersion", in.u32());
    json.put("specVersion", in.u32());
    json.put("implVersion", in.u32());
    ArrayNode apis = json.putArray("apis");
    int count = in.length(Integer.MAX_VALUE, API_ID_SIZE + Integer.BYTES);
    for (int i = 0; i < count; i++) {
      Bytes id = Bytes.wrap(in.raw(API_ID_SIZE));
      apis.addArray().add(id.toHex()).add(in.u32());
    }
    json.put("transactionVersion", in.u32());
    json.put("stateVersion", in.u8());
    return json;
  }
}
