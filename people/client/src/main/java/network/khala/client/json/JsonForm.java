package network.khala.client.json;

import network.khala.client.metadata.Metadata;
import network.khala.client.metadata.Pallet;
import network.khala.crypto.Ss58;
import network.khala.scale.Bytes;
import network.khala.scale.DecodeException;
import network.khala.scale.EncodeException;
import network.khala.scale.PortableRegistry;
import network.khala.scale.ScaleReader;
import network.khala.scale.ScaleWriter;
import network.khala.scale.TypeDef;
import tools.jackson.databind.JsonNode;

/// Translates between SCALE and JSON, in the form that polkadot.js's `toJSON` prints:
///
/// | type | JSON |
/// | --- | --- |
/// | integers, also compact | number up to 52 bits, else `0x` and the type's full width |
/// | account | SS58 address with the chain's prefix |
/// | `Vec<u8>`, `[u8; n]`, hashes, keys, bits | `0x…` |
/// | option | null or the value |
/// | struct | object, names in camel case; one unnamed field: that value |
/// | tuple, list, set | array; `()` null, a tuple of one: that value |
/// | map | object |
/// | enum without any fields | the variant's name |
/// | other enum | `{"variantName": …}`, null without fields |
/// | set of named bits | the names, as an array; a number if a bit has none |
/// | call | `{"callIndex": "0x…", "args": {…}}`, arguments under their declared names |
/// | event | `{"index": "0x…", "data": […]}` |
///
/// The other way more is accepted: numbers as decimal or hexadecimal text, addresses with any
/// prefix or public keys in hexadecimal, declared names beside camel-case ones, structs as arrays,
/// calls as `{"pallet": {"call": {…}}}` or encoded, byte strings as text that does not begin with
/// `0x` or as arrays of numbers. Immutable.
public final class JsonForm {
  private final Metadata metadata;
  private final int addressPrefix;

  /// The form for a chain.
  ///
  /// @param addressPrefix the SS58 prefix of printed addresses
  public JsonForm(Metadata metadata, int addressPrefix) {
    this.metadata = metadata;
    this.addressPrefix = addressPrefix;
  }

  /// The form for a chain whose constant `System.SS58Prefix` gives the addresses' prefix; 42 is
  /// taken where the chain has none.
  public static JsonForm of(Metadata metadata) {
    return new JsonForm(metadata, prefix(metadata));
  }

  private static int prefix(Metadata metadata) {
    return metadata.pallets().stream()
        .filter(pallet -> pallet.name().equals("System"))
        .map(Pallet::constants)
        .flatMap(constants -> constants.stream())
        .filter(constant -> constant.name().equals("SS58Prefix") && constant.value().size() == 2)
        .map(constant -> new ScaleReader(constant.value()).u16())
        .findFirst()
        .orElse(Ss58.GENERIC_PREFIX);
  }

  /// The chain's metadata.
  public Metadata metadata() {
    return metadata;
  }

  /// The SS58 prefix of printed addresses.
  public int addressPrefix() {
    return addressPrefix;
  }

  /// Translates the encoding of a value of the type.
  ///
  /// @throws DecodeException if the bytes are no such encoding or more than that
  public JsonNode toJson(int type, Bytes encoded) {
    var in = new ScaleReader(encoded);
    JsonNode json = toJson(type, in);
    in.expectEnd();
    return json;
  }

  /// Reads a value of the type and translates it; the reader stands behind it afterwards.
  ///
  /// @throws DecodeException if the bytes are no encoding of such a value
  public JsonNode toJson(int type, ScaleReader in) {
    return new ScaleToJson(types(), addressPrefix, in).value(type);
  }

  /// Encodes JSON as a value of the type.
  ///
  /// @throws JsonFormException if the JSON does not fit the type
  public Bytes toScale(int type, JsonNode json) {
    var out = new ScaleWriter();
    toScale(type, json, out);
    return out.toBytes();
  }

  /// Encodes JSON as a value of the type.
  ///
  /// @throws JsonFormException if the JSON does not fit the type
  public void toScale(int type, JsonNode json, ScaleWriter out) {
    try {
      new JsonToScale(types(), out).value(type, json);
    } catch (EncodeException e) {
      throw new JsonFormException(String.valueOf(e.getMessage()));
    }
  }

  /// Encodes a call.
  ///
  /// @param pallet the pallet's number
  /// @param call the call among those of the pallet
  /// @param arguments an object by name, or an array in order; anything empty if there are none
  /// @throws JsonFormException if the arguments do not fit
  public Bytes call(int pallet, TypeDef.Variant call, JsonNode arguments) {
    var out = new ScaleWriter().u8(pallet).u8(call.index());
    try {
      new JsonToScale(types(), out).arguments(call.fields(), arguments);
    } catch (EncodeException e) {
      throw new JsonFormException(String.valueOf(e.getMessage()));
    }
    return out.toBytes();
  }

  /// The number of bytes that a value of the type takes at the start of `bytes`.
  ///
  /// @throws DecodeException if the bytes do not begin with such a value
  public int encodedSize(int type, Bytes bytes) {
    var in = new ScaleReader(bytes);
    toJson(type, in);
    return in.position();
  }

  private PortableRegistry types() {
    return metadata.types();
  }
}
