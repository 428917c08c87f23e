package network.khala.frame.types;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import network.khala.scale.Codec;
import network.khala.scale.ScaleReader;
import network.khala.scale.ScaleWriter;
import network.khala.scale.TypeDef;
import network.khala.scale.TypeInfo;
import network.khala.scale.TypeRegistry;

/// An enum over pallets: the pallet's number, then a value of the pallet's own type.
///
/// Filled while the runtime's types are put together, never changed after. Values may contain
/// further values of the same enum; each counts as a level of nesting.
///
/// @param <T> the outer type
/// @param <V> what the pallets' types have in common
final class OuterEnum<T, V> implements Codec<T> {
  private final String path;
  private final ToIntFunction<T> palletOf;
  private final Function<T, V> valueOf;
  private final BiFunction<Integer, V, T> join;
  private final Map<Integer, Member<V>> members = new TreeMap<>();

  private record Member<V>(String name, Codec<V> codec, Optional<String> typeName) {}

  OuterEnum(
      String path,
      ToIntFunction<T> palletOf,
      Function<T, V> valueOf,
      BiFunction<Integer, V, T> join) {
    this.path = path;
    this.palletOf = palletOf;
    this.valueOf = valueOf;
    this.join = join;
  }

  void add(int pallet, String name, Codec<V> codec, String typeName) {
    if (members.put(pallet, new Member<>(name, codec, Optional.of(typeName))) != null) {
      throw new IllegalArgumentException("two pallets have the number " + pallet);
    }
  }

  @Override
  public void encode(T value, ScaleWriter out) {
    int pallet = palletOf.applyAsInt(value);
    Member<V> member = members.get(pallet);
    if (member == null) {
      throw new IllegalArgumentException(path + " has no pallet " + pallet);
    }
    out.u8(pallet);
    member.codec().encode(valueOf.apply(value), out);
  }

  @Override
  public T decode(ScaleReader in) {
    in.enter(path.substring(path.lastIndexOf(':') + 1));
    int offset = in.position();
    int pallet = in.u8();
    Member<V> member = members.get(pallet);
    if (member == null) {
      throw in.errorAt(offset, "pallet " + pallet, "a pallet of " + path);
    }
    T value = join.apply(pallet, member.codec().decode(in));
    in.leave();
    return value;
  }

  @Override
  public int minSize() {
    return 1;
  }

  @Override
  public Object typeKey() {
    return path;
  }

  @Override
  public TypeInfo describe(TypeRegistry registry) {
    List<TypeDef.Variant> variants = new ArrayList<>();
    members.forEach(
        (pallet, member) -> {
          TypeDef.Field field =
              new TypeDef.Field(
                  Optional.empty(),
                  registry.register(member.codec()),
                  member.typeName(),
                  List.of());
          variants.add(TypeDef.Variant.of(member.name(), pallet, field));
        });
    return TypeInfo.of(path, new TypeDef.Variants(variants));
  }
}
