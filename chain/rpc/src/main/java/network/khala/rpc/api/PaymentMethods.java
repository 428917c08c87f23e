package network.khala.rpc.api;

import java.math.BigInteger;
import java.util.List;
import network.khala.rpc.backend.Blocks;
import network.khala.rpc.backend.States;
import network.khala.rpc.jsonrpc.Answer.Context;
import network.khala.rpc.jsonrpc.Methods;
import network.khala.rpc.jsonrpc.Params;
import network.khala.rpc.jsonrpc.RpcException;
import network.khala.scale.Bytes;
import network.khala.scale.DecodeException;
import network.khala.scale.ScaleReader;
import network.khala.scale.ScaleWriter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `payment_*`: what an extrinsic costs. Its signature is not looked at.
final class PaymentMethods {
  private static final List<String> PARAMS = List.of("encodedXt", "at");
  private static final List<String> CLASSES = List.of("normal", "operational", "mandatory");

  private final Blocks blocks;
  private final States states;

  PaymentMethods(Blocks blocks, States states) {
    this.blocks = blocks;
    this.states = states;
  }

  void addTo(Methods.Builder methods) {
    methods
        .query("payment_queryInfo", PARAMS, this::info)
        .query("payment_queryFeeDetails", PARAMS, this::details);
  }

  private JsonNode info(Params params, Context context) {
    ScaleReader in = ask("TransactionPaymentApi_query_info", params, "dispatch info");
    ObjectNode json = Json.NODES.objectNode();
    json.putObject("weight").put("ref_time", in.compactU64()).put("proof_size", in.compactU64());
    json.put("class", CLASSES.get(in.u8()));
    json.put("partialFee", in.u128().toString());
    return json;
  }

  private JsonNode details(Params params, Context context) {
    ScaleReader in = ask("TransactionPaymentApi_query_fee_details", params, "fee details");
    ObjectNode json = Json.NODES.objectNode();
    if (in.bool()) {
      ObjectNode fee = json.putObject("inclusionFee");
      put(fee, "baseFee", in.u128());
      put(fee, "lenFee", in.u128());
      put(fee, "adjustedWeightFee", in.u128());
    } else {
      json.putNull("inclusionFee");
    }
    return json;
  }

  private static void put(ObjectNode json, String name, BigInteger amount) {
    json.put(name, Json.quantity(amount));
  }

  /// Asks the runtime; the answer is decoded by the caller.
  private ScaleReader ask(String function, Params params, String what) {
    Bytes extrinsic = params.bytes("encodedXt");
    Bytes parameters = new ScaleWriter().raw(extrinsic).u32(extrinsic.size()).toBytes();
    BlockReference block = BlockReference.forState(blocks, params, "at");
    try {
      return new ScaleReader(RuntimeCalls.undecoded(states, block, function, parameters));
    } catch (DecodeException e) {
      throw Failures.payment(
          "Unable to query " + what + ".", true, "the extrinsic is malformed: " + e.getMessage());
    } catch (RpcException e) {
      throw Failures.payment("Unable to query " + what + ".", false, e.error().message());
    }
  }
}
