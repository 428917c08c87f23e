package network.khala.protocol.substrate;

import java.util.List;
import network.khala.scale.Bytes;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;
import network.khala.scale.Codecs;
import network.khala.scale.ScaleReader;
import network.khala.scale.ScaleWriter;
import network.khala.scale.TypeDef;
import network.khala.scale.TypeDef.Field;
import network.khala.scale.TypeDef.Variant;
import network.khala.scale.TypeInfo;
import network.khala.scale.TypeParameter;
import network.khala.scale.TypeRegistry;

/// Clients know addresses as a generic type over account and index, the index in compact form even
/// where it is nothing; no Java type says that.
final class MultiAddressCodec implements Codec<MultiAddress> {
  private static final Codec<AccountId> ACCOUNT = CodecFactory.STANDARD.of(AccountId.class);
  private static final Codec<Bytes> TWENTY = Codecs.fixedBytes(MultiAddress.Address20.SIZE);

  @Override
  public void encode(MultiAddress value, ScaleWriter out) {
    switch (value) {
      case MultiAddress.Id(var account) -> ACCOUNT.encode(account, out.u8(0));
      case MultiAddress.Index() -> out.u8(1);
      case MultiAddress.Raw(var bytes) -> out.u8(2).bytes(bytes);
      case MultiAddress.Address32(var bytes) -> out.u8(3).raw(bytes);
      case MultiAddress.Address20(var bytes) -> out.u8(4).raw(bytes);
    }
  }

  @Override
  public MultiAddress decode(ScaleReader in) {
    int start = in.position();
    int variant = in.u8();
    return switch (variant) {
      case 0 -> new MultiAddress.Id(ACCOUNT.decode(in));
      case 1 -> new MultiAddress.Index();
      case 2 -> new MultiAddress.Raw(in.bytes());
      case 3 -> new MultiAddress.Address32(in.bytes32());
      case 4 -> new MultiAddress.Address20(TWENTY.decode(in));
      default ->
          throw in.errorAt(start, "variant index " + variant + " is unknown", "MultiAddress")
              .within("MultiAddress", "");
    };
  }

  @Override
  public int minSize() {
    return 1;
  }

  @Override
  public Object typeKey() {
    return MultiAddress.class;
  }

  @Override
  public TypeInfo describe(TypeRegistry registry) {
    int account = registry.register(ACCOUNT);
    int nothing = registry.register("()", _ -> TypeInfo.of(TypeDef.UNIT));
    int index = registry.register("Compact<()>", _ -> TypeInfo.of(new TypeDef.Compact(nothing)));
    int bytes = registry.register(Codecs.BYTES);
    int bytes32 = registry.register(Codecs.BYTES32);
    int bytes20 = registry.register(TWENTY);
    return TypeInfo.of(
            "sp_runtime::multiaddress::MultiAddress",
            new TypeDef.Variants(
                List.of(
                    variant("Id", 0, account, "AccountId"),
                    variant("Index", 1, index, "AccountIndex"),
                    variant("Raw", 2, bytes, "Vec<u8>"),
                    variant("Address32", 3, bytes32, "[u8; 32]"),
                    variant("Address20", 4, bytes20, "[u8; 20]"))))
        .withParams(
            List.of(
                TypeParameter.of("AccountId", account), TypeParameter.of("AccountIndex", nothing)));
  }

  private static Variant variant(String name, int index, int type, String typeName) {
    return Variant.of(name, index, Field.unnamed(type).withTypeName(typeName));
  }
}
