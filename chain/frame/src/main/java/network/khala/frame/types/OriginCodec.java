package network.khala.frame.types;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import network.khala.frame.dispatch.Origin;
import network.khala.frame.dispatch.PalletOrigin;
import network.khala.protocol.substrate.AccountId;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;
import network.khala.scale.Index;
import network.khala.scale.ScalePath;
import network.khala.scale.ScaleReader;
import network.khala.scale.ScaleWriter;
import network.khala.scale.Tuple;
import network.khala.scale.TypeDef;
import network.khala.scale.TypeInfo;
import network.khala.scale.TypeRegistry;

/// Origins on the wire: number 0 holds the system's, the others those of pallets under the pallets'
/// numbers.
final class OriginCodec implements Codec<Origin> {
  private static final int SYSTEM = 0;
  private static final Codec<RawOrigin> RAW = CodecFactory.STANDARD.of(RawOrigin.class);

  private final String path;
  private final Map<Integer, Member> members = new TreeMap<>();

  private record Member(String name, Codec<PalletOrigin> codec) {}

  /// The system's origins.
  @ScalePath("frame_support::dispatch::RawOrigin")
  sealed interface RawOrigin {
    @Index(0)
    record Root() implements RawOrigin {}

    @Index(1)
    @Tuple
    record Signed(AccountId who) implements RawOrigin {}

    @Index(2)
    record None() implements RawOrigin {}
  }

  OriginCodec(String path) {
    this.path = path;
  }

  void add(int pallet, String name, Codec<PalletOrigin> codec) {
    members.put(pallet, new Member(name, codec));
  }

  @Override
  public void encode(Origin origin, ScaleWriter out) {
    switch (origin) {
      case Origin.Root() -> encodeSystem(new RawOrigin.Root(), out);
      case Origin.Signed(AccountId who) -> encodeSystem(new RawOrigin.Signed(who), out);
      case Origin.None() -> encodeSystem(new RawOrigin.None(), out);
      case Origin.OfPallet(int pallet, PalletOrigin inner) -> {
        Member member = members.get(pallet);
        if (member == null) {
          throw new IllegalArgumentException("pallet " + pallet + " makes no origins");
        }
        out.u8(pallet);
        member.codec().encode(inner, out);
      }
    }
  }

  @Override
  public Origin decode(ScaleReader in) {
    int offset = in.position();
    int pallet = in.u8();
    if (pallet == SYSTEM) {
      return switch (RAW.decode(in)) {
        case RawOrigin.Root() -> Origin.root();
        case RawOrigin.Signed(AccountId who) -> Origin.signed(who);
        case RawOrigin.None() -> Origin.none();
      };
    }
    Member member = members.get(pallet);
    if (member == null) {
      throw in.errorAt(offset, "pallet " + pallet, "a pallet that makes origins");
    }
    return new Origin.OfPallet(pallet, member.codec().decode(in));
  }

  @Override
  public int minSize() {
    return 2;
  }

  @Override
  public Object typeKey() {
    return path;
  }

  @Override
  public TypeInfo describe(TypeRegistry registry) {
    List<TypeDef.Variant> variants = new ArrayList<>();
    variants.add(variant("system", SYSTEM, registry.register(RAW)));
    members.forEach(
        (pallet, member) ->
            variants.add(variant(member.name(), pallet, registry.register(member.codec()))));
    return TypeInfo.of(path, new TypeDef.Variants(variants));
  }

  private static void encodeSystem(RawOrigin origin, ScaleWriter out) {
    out.u8(SYSTEM);
    RAW.encode(origin, out);
  }

  private static TypeDef.Variant variant(String name, int index, int type) {
    return TypeDef.Variant.of(
        name, index, new TypeDef.Field(Optional.empty(), type, Optional.empty(), List.of()));
  }
}
