package network.khala.testkit.staking;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import network.khala.frame.Kernel;
import network.khala.frame.Pallet;
import network.khala.frame.dispatch.PalletCall;
import network.khala.frame.dispatch.RuntimeCall;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.Bytes;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Makes calls of the runtime from their names and arguments.
final class CallReader {
  private static final JsonNode NONE = JsonNodeFactory.instance.nullNode();

  private final Kernel kernel;
  private final Symbols symbols;

  CallReader(Kernel kernel, Symbols symbols) {
    this.kernel = kernel;
    this.symbols = symbols;
  }

  /// The call `pallet.call`, if the runtime has the pallet.
  Optional<RuntimeCall> read(String name, @Nullable JsonNode arguments) {
    String[] parts = name.split("\\.", 2);
    return kernel.pallets().stream()
        .filter(pallet -> pallet.name().equals(parts[0]))
        .findFirst()
        .map(pallet -> call(pallet, parts[1], arguments == null ? NONE : arguments));
  }

  private RuntimeCall call(Pallet pallet, String name, JsonNode arguments) {
    Class<?> type =
        Arrays.stream(pallet.callType().orElseThrow().getPermittedSubclasses())
            .filter(one -> Described.stated(one, one.getSimpleName()).equals(name))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no call " + name));
    Object made = make(type, arguments);
    return new RuntimeCall(pallet.index(), (PalletCall) made);
  }

  private Object make(Class<?> type, JsonNode arguments) {
    RecordComponent[] components = type.getRecordComponents();
    Object[] values = new Object[components.length];
    Class<?>[] types = new Class<?>[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      values[i] = value(components[i].getGenericType(), argument(components[i], arguments));
    }
    try {
      var constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " is a public record", e);
    }
  }

  /// Vectors say `worker` where the interface says `pubkey`.
  private static JsonNode argument(RecordComponent component, JsonNode arguments) {
    String name = Described.wireName(component);
    @Nullable JsonNode value = arguments.get(name);
    if (value == null && name.equals("pubkey")) {
      value = arguments.get("worker");
    }
    return value == null ? NONE : value;
  }

  private Object value(Type type, JsonNode json) {
    if (type instanceof ParameterizedType option) {
      return json.isNull()
          ? Optional.empty()
          : Optional.of(value(option.getActualTypeArguments()[0], json));
    }
    if (type == long.class || type == Long.class) {
      return Long.parseUnsignedLong(json.asString());
    }
    if (type == boolean.class) {
      return json.asBoolean();
    }
    if (type == BigInteger.class) {
      return new BigInteger(json.asString());
    }
    if (type == AccountId.class) {
      return symbols.account(json.asString());
    }
    if (type == Sr25519PublicKey.class) {
      return symbols.worker(json.asString());
    }
    if (type == Bytes.class) {
      return Bytes.wrap(json.asString().getBytes(StandardCharsets.UTF_8));
    }
    if (type instanceof Class<?> nested && nested.isRecord()) {
      return make(nested, json);
    }
    throw new IllegalArgumentException("no argument of type " + type);
  }
}
