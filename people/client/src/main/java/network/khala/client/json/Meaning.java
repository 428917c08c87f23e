package network.khala.client.json;

import java.util.List;
import network.khala.scale.PortableRegistry;
import network.khala.scale.TypeDef;
import network.khala.scale.TypeInfo;

/// What a type's declared path says about its JSON form beyond its shape.
enum Meaning {
  /// Nothing.
  PLAIN,
  /// An account, printed as an address.
  ACCOUNT,
  /// An address of several kinds.
  ADDRESS,
  /// A number of 256 bits, declared as an array of words.
  U256,
  /// A value that may be missing.
  OPTION,
  /// An object whose keys are not known beforehand.
  MAP,
  /// An encoded value behind its length.
  OPAQUE,
  /// The mortality of an extrinsic, one byte or two.
  ERA,
  /// Short data of an identity.
  DATA,
  /// A set of named bits.
  FLAGS,
  /// A call of any pallet.
  CALL,
  /// An event of any pallet.
  EVENT;

  static Meaning of(TypeInfo type) {
    List<String> path = type.path();
    if (path.isEmpty()) {
      return PLAIN;
    }
    boolean variants = type.def() instanceof TypeDef.Variants;
    if (path.size() == 1) {
      return switch (path.getFirst()) {
        case "Option" -> variants ? OPTION : PLAIN;
        case "BTreeMap" -> MAP;
        default -> PLAIN;
      };
    }
    return switch (type.pathText()) {
      case "sp_core::crypto::AccountId32" -> ACCOUNT;
      case "sp_runtime::multiaddress::MultiAddress" -> ADDRESS;
      case "sp_runtime::generic::era::Era" -> ERA;
      default -> byLastSegment(type, path, variants);
    };
  }

  private static Meaning byLastSegment(TypeInfo type, List<String> path, boolean variants) {
    return switch (path.getLast()) {
      case "U256" -> path.getFirst().equals("primitive_types") ? U256 : PLAIN;
      case "WrapperOpaque", "WrapperKeepOpaque" -> OPAQUE;
      case "Data" -> variants && type.pathText().endsWith("_identity::types::Data") ? DATA : PLAIN;
      case "BitFlags" -> variants ? PLAIN : FLAGS;
      case "RuntimeCall" -> variants ? CALL : PLAIN;
      case "RuntimeEvent" -> variants ? EVENT : PLAIN;
      default -> PLAIN;
    };
  }

  /// Whether the type is `u8`, so that a list of it is a byte string.
  static boolean isByte(PortableRegistry types, int type) {
    return types.type(type).def() == TypeDef.Primitive.U8;
  }

  /// Whether the variants hold no fields at all, so that the name alone stands for the value.
  static boolean isBasic(List<TypeDef.Variant> variants) {
    return variants.stream().allMatch(variant -> variant.fields().isEmpty());
  }

  /// Whether the fields have no names.
  static boolean isTuple(List<TypeDef.Field> fields) {
    return fields.stream().allMatch(field -> field.name().isEmpty());
  }
}
