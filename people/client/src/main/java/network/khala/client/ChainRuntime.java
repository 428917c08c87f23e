package network.khala.client;

import network.khala.client.json.JsonForm;
import network.khala.client.metadata.Metadata;
import network.khala.client.metadata.Pallet;
import network.khala.scale.Bytes;
import network.khala.scale.ScaleWriter;
import network.khala.scale.TypeDef;
import network.khala.scale.dynamic.DynamicCodec;
import network.khala.scale.dynamic.Value;
import tools.jackson.databind.JsonNode;

/// One version of a chain's runtime: its metadata, and values by its types.
///
/// @param version which one
/// @param metadata what it says about itself
/// @param json values in JSON
/// @param values values as Java objects
public record ChainRuntime(
    RuntimeVersion version, Metadata metadata, JsonForm json, DynamicCodec values) {

  static ChainRuntime of(RuntimeVersion version, Metadata metadata) {
    return new ChainRuntime(
        version, metadata, JsonForm.of(metadata), new DynamicCodec(metadata.types()));
  }

  /// Encodes a call from JSON arguments: an object by name, or an array in order.
  ///
  /// @throws network.khala.client.metadata.UnknownNameException if there is no such call
  /// @throws network.khala.client.json.JsonFormException if the arguments do not fit
  public Bytes call(String pallet, String call, JsonNode arguments) {
    Pallet holder = metadata.pallet(pallet);
    TypeDef.Variant variant = holder.call(call);
    return json.call(holder.index(), variant, arguments);
  }

  /// Encodes a call from its arguments, which are already encoded, in order.
  ///
  /// @throws network.khala.client.metadata.UnknownNameException if there is no such call
  public Bytes encodedCall(String pallet, String call, Bytes... arguments) {
    Pallet holder = metadata.pallet(pallet);
    var out = new ScaleWriter().u8(holder.index()).u8(holder.call(call).index());
    for (Bytes argument : arguments) {
      out.raw(argument);
    }
    return out.toBytes();
  }

  /// A constant's encoding.
  ///
  /// @throws network.khala.client.metadata.UnknownNameException if there is no such constant
  public Bytes constant(String pallet, String constant) {
    return metadata.pallet(pallet).constant(constant).value();
  }

  /// A constant in JSON.
  ///
  /// @throws network.khala.client.metadata.UnknownNameException if there is no such constant
  public JsonNode constantJson(String pallet, String constant) {
    var found = metadata.pallet(pallet).constant(constant);
    return json.toJson(found.type(), found.value());
  }

  /// Decodes a value of the type.
  ///
  /// @throws network.khala.scale.DecodeException if the bytes are no such value
  public Value value(int type, Bytes encoded) {
    return values.decode(type, encoded);
  }
}
