package network.khala.scale;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Derives codecs from Java types, once for each type. Safe for use by several threads.
///
/// | Java | wire |
/// | --- | --- |
/// | `boolean` | bool |
/// | `@U8 int`, `@U16 int`, `@U32 long`, `long`, `BigInteger`, `@U256 BigInteger` | u8, u16, u32, u64, u128, u256 |
/// | `@I8 int`, `@I16 int`, `@I32 int`, `@I64 long`, `@I128 BigInteger`, `@I256 BigInteger` | i8 … i256 |
/// | `@Compact` beside an unsigned number | the compact form |
/// | `@Percent int`, `@PerU16 int`, `@Permill long`, `@Perbill long`, `@Perquintill long`, `@FixedU128 BigInteger` | parts of a whole, fixed point |
/// | `String`, `Bytes`, `@Length(n) Bytes`, `Bytes32`, `BitVec` | str, Vec of u8, [u8; n], [u8; 32], bit vector |
/// | `List`, `@Length(n) List`, `Optional`, `SortedMap`, `SortedSet`, `Result` | Vec, [T; n], Option, BTreeMap, BTreeSet, Result |
/// | record; annotated [Tuple] | struct; with unnamed fields |
/// | sealed interface of records with [Index] | enum |
/// | Java enum with [Index] on its constants | enum without fields |
/// | type annotated [EncodedBy] | whatever its codec does |
///
/// Generic records and interfaces take the codecs of their arguments from where they are used, and
/// types may contain themselves.
public final class CodecFactory {
  /// Derives codecs without bindings.
  public static final CodecFactory STANDARD = new CodecFactory(Map.of());

  private final Map<Class<?>, Codec<?>> bindings;
  private final Map<TypeKey, Codec<?>> derived = Collections.synchronizedMap(new LinkedHashMap<>());

  /// The codecs of types without arguments, which are asked for most, by far.
  private final Map<Class<?>, Codec<?>> plain = new ConcurrentHashMap<>();

  private CodecFactory(Map<Class<?>, Codec<?>> bindings) {
    this.bindings = bindings;
  }

  /// A factory in which `type` is encoded by `codec` wherever it occurs; each occurrence counts as
  /// one level of nesting.
  public <T> CodecFactory withBinding(Class<T> type, Codec<T> codec) {
    Map<Class<?>, Codec<?>> more = new LinkedHashMap<>(bindings);
    more.put(type, codec);
    return new CodecFactory(Collections.unmodifiableMap(more));
  }

  /// The codec of the given type; for a generic one, with the codecs of its type arguments in
  /// order: `of(Pair.class, Codecs.U32, Codecs.STRING)`.
  ///
  /// @throws IllegalArgumentException if no codec can be derived, with the place and the reason
  @SuppressWarnings("unchecked") // The derivation makes codecs of the class it is given.
  public <T> Codec<T> of(Class<? super T> type, Codec<?>... arguments) {
    Codec<?> bound = bindings.get(type);
    if (bound != null) {
      return (Codec<T>) bound;
    }
    if (arguments.length > 0) {
      return (Codec<T>) derived(type, List.of(arguments));
    }
    Codec<?> known = plain.get(type);
    if (known == null) {
      known = derived(type, List.of());
      plain.put(type, known);
    }
    return (Codec<T>) known;
  }

  private Codec<?> derived(Class<?> type, List<Codec<?>> arguments) {
    Codec<?> known = derived.get(Derivation.key(type, arguments));
    return known != null ? known : new Derivation(this).derive(type, arguments);
  }

  /// The codec that is bound to the type, if one is.
  @Nullable Codec<?> binding(Class<?> type) {
    return bindings.get(type);
  }

  /// The codec that was derived before, if one was.
  @Nullable Codec<?> known(TypeKey key) {
    return derived.get(key);
  }

  /// Keeps finished codecs; of two that were derived at the same time the first stays.
  void keep(Map<TypeKey, Codec<?>> finished) {
    finished.forEach(derived::putIfAbsent);
  }
}
