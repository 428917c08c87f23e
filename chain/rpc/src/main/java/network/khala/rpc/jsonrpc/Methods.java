package network.khala.rpc.jsonrpc;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// All methods by name. Immutable.
public final class Methods {
  private final SortedMap<String, Method> byName;
  private final Map<String, Integer> costs;
  private final Map<String, String> refusals;

  private Methods(
      SortedMap<String, Method> byName, Map<String, Integer> costs, Map<String, String> refusals) {
    this.byName = Collections.unmodifiableSortedMap(byName);
    this.costs = Map.copyOf(costs);
    this.refusals = Map.copyOf(refusals);
  }

  /// What a call of the method costs, in units.
  int cost(String name) {
    return costs.getOrDefault(name, 1);
  }

  /// Why a method is not there that other nodes have, and what to use instead.
  Optional<String> refusal(String name) {
    return Optional.ofNullable(refusals.get(name));
  }

  Optional<Method> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /// The names of the methods that a peer can call, ascending.
  public List<String> names(Answer.Context context) {
    List<String> names = new ArrayList<>();
    byName.forEach(
        (name, method) -> {
          if (context.unsafe() || !method.unsafe()) {
            names.add(name);
          }
        });
    return names;
  }

  private JsonNode described(Answer.Context context) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("version", 1);
    ArrayNode list = json.putArray("methods");
    names(context).forEach(list::add);
    return json;
  }

  /// Collects methods.
  public static final class Builder {
    private final SortedMap<String, Method> byName = new TreeMap<>();
    private final Map<String, Integer> costs = new TreeMap<>();
    private final Map<String, String> refusals = new TreeMap<>();
    private final int maxResponseChars;
    private String describedBy = "";

    /// Starts without any.
    ///
    /// @param maxResponseChars how long answers may be
    public Builder(int maxResponseChars) {
      this.maxResponseChars = maxResponseChars;
    }

    /// Adds a method that anybody may call.
    ///
    /// @param params the names of its parameters, in order
    public Builder query(String name, List<String> params, Answer answer) {
      return add(name, new Method.Query(params, false, maxResponseChars, answer));
    }

    /// Adds a method whose single items may be longer than answers usually are.
    public Builder query(String name, List<String> params, int maxChars, Answer answer) {
      return add(name, new Method.Query(params, false, maxChars, answer));
    }

    /// Adds a method that only peers may call that may do everything.
    public Builder unsafeQuery(String name, List<String> params, Answer answer) {
      return add(name, new Method.Query(params, true, maxResponseChars, answer));
    }

    /// Adds a method that answers at once and then goes on with its work.
    public Builder operation(String name, List<String> params, Opening opening) {
      return add(name, new Method.Operation(params, false, opening));
    }

    /// Adds a subscription.
    ///
    /// @param names the methods that start and end it, and the one that its messages name
    public Builder subscription(SubscriptionNames names, List<String> params, Source source) {
      add(names.subscribe(), new Method.Subscribe(params, false, names.notification(), source));
      return add(names.unsubscribe(), new Method.Unsubscribe());
    }

    /// Adds another name of a method that is there.
    public Builder alias(String alias, String name) {
      Method method = byName.get(name);
      if (method == null) {
        throw new IllegalArgumentException("there is no method " + name);
      }
      return add(alias, method);
    }

    private Builder add(String name, Method method) {
      if (byName.putIfAbsent(name, method) != null) {
        throw new IllegalArgumentException("there are two methods " + name);
      }
      return this;
    }

    /// Says what a call of each of the methods costs; the others cost one unit.
    ///
    /// @param units of which one stands for a look-up of a value
    public Builder cost(int units, String... names) {
      for (String name : names) {
        if (!byName.containsKey(name)) {
          throw new IllegalArgumentException("there is no method " + name);
        }
        costs.put(name, units);
      }
      return this;
    }

    /// Tells those who call methods that other nodes have why they are not here. They are not
    /// listed.
    ///
    /// @param reason a sentence that says what to use instead
    public Builder refused(String reason, String... names) {
      for (String name : names) {
        refusals.put(name, reason);
      }
      return this;
    }

    /// Adds the method that lists the methods that the peer can call, itself among them.
    public Builder describedBy(String name) {
      describedBy = name;
      return this;
    }

    /// All of them.
    public Methods build() {
      SortedMap<String, Method> all = new TreeMap<>(byName);
      Methods methods = new Methods(all, costs, refusals);
      if (!describedBy.isEmpty()) {
        all.put(
            describedBy,
            new Method.Query(
                List.of(), false, maxResponseChars, (_, context) -> methods.described(context)));
      }
      return methods;
    }
  }

  /// The names around a subscription.
  ///
  /// @param notification the method that its messages name
  public record SubscriptionNames(String subscribe, String unsubscribe, String notification) {}
}
