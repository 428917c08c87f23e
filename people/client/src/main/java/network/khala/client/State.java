package network.khala.client;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;
import network.khala.client.metadata.RuntimeApi;
import network.khala.client.metadata.StorageItem;
import network.khala.client.rpc.RpcClient;
import network.khala.client.rpc.RpcException;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import network.khala.scale.ScaleWriter;
import network.khala.scale.dynamic.Value;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// The state of a chain after one block: storage by name or key, runtime calls, read proofs.
///
/// Items are named as declared or in camel case. The parts of a map's key are given in JSON; a map
/// with one hasher and a tuple as its key takes one array. Every method asks the node, and throws
/// [RpcException] if that fails.
public final class State {
  /// How many keys are asked for at one time; nodes refuse more than 1,000.
  private static final int PAGE = 512;

  private final RpcClient rpc;
  private final ChainRuntime runtime;
  private final Bytes32 block;

  State(RpcClient rpc, ChainRuntime runtime, Bytes32 block) {
    this.rpc = rpc;
    this.runtime = runtime;
    this.block = block;
  }

  /// The block's hash.
  public Bytes32 block() {
    return block;
  }

  /// The runtime that this state is for.
  public ChainRuntime runtime() {
    return runtime;
  }

  // ---- by key

  /// What is stored at a key.
  public Optional<Bytes> get(Bytes key) {
    return Answers.optionalBytes(rpc.call("state_getStorage", key, block));
  }

  /// What is stored at several keys, in their order.
  public List<Optional<Bytes>> getAll(List<Bytes> keys) {
    if (keys.isEmpty()) {
      return List.of();
    }
    JsonNode answer = rpc.call("state_queryStorageAt", keys, block);
    Map<Bytes, Optional<Bytes>> found = new TreeMap<>();
    answer.path(0).path("changes").forEach(change -> put(found, change));
    List<Optional<Bytes>> values = new ArrayList<>(keys.size());
    keys.forEach(key -> values.add(found.getOrDefault(key, Optional.empty())));
    return values;
  }

  static void put(Map<Bytes, Optional<Bytes>> entries, JsonNode change) {
    if (!change.isArray() || change.size() != 2) {
      throw Answers.malformed("a pair of key and value", change);
    }
    entries.put(Answers.bytes(change.get(0)), Answers.optionalBytes(change.get(1)));
  }

  /// The keys that begin with `prefix` and come after `after`, in byte order, at most `limit` (and
  /// at most 1,000).
  public List<Bytes> keys(Bytes prefix, Optional<Bytes> after, int limit) {
    return Answers.list(
        rpc.call("state_getKeysPaged", prefix, limit, after.orElse(null), block), Answers::bytes);
  }

  /// All entries whose keys begin with `prefix`, in byte order, fetched page by page as they are
  /// taken.
  public Iterable<Entry> entries(Bytes prefix) {
    return () -> new Pages(prefix);
  }

  /// A proof of the entries at some keys, or of their absence.
  public ReadProof prove(List<Bytes> keys) {
    JsonNode answer = rpc.call("state_getReadProof", keys, block);
    return new ReadProof(
        Answers.hash(answer.path("at")), Answers.list(answer.path("proof"), Answers::bytes));
  }

  // ---- by name

  /// The key of an item, or of a map's entry; with fewer parts than the map's key has, the common
  /// beginning of several.
  ///
  /// @throws network.khala.client.metadata.UnknownNameException if there is no such item
  /// @throws network.khala.client.json.JsonFormException if a part does not fit its type
  public Bytes key(String pallet, String item, JsonNode... parts) {
    return key(item(pallet, item), List.of(parts));
  }

  private Bytes key(StorageItem item, List<JsonNode> parts) {
    List<Bytes> encoded = new ArrayList<>(parts.size());
    for (int i = 0; i < parts.size(); i++) {
      // Too many parts are refused with a clear message below.
      encoded.add(
          i < item.keyTypes().size()
              ? runtime.json().toScale(item.keyTypes().get(i), parts.get(i))
              : Bytes.EMPTY);
    }
    return item.key(encoded);
  }

  private Bytes wholeKey(StorageItem item, JsonNode... parts) {
    if (parts.length != item.keyTypes().size()) {
      throw new IllegalArgumentException(
          item.pallet()
              + "."
              + item.name()
              + " needs "
              + item.keyTypes().size()
              + " key parts, not "
              + parts.length);
    }
    return key(item, List.of(parts));
  }

  private StorageItem item(String pallet, String item) {
    return runtime.metadata().pallet(pallet).storage(item);
  }

  /// Reads an item; its default where nothing is stored. Empty only for an item without default.
  public Optional<Bytes> read(String pallet, String item, JsonNode... parts) {
    StorageItem storage = item(pallet, item);
    return get(wholeKey(storage, parts)).or(storage::absent);
  }

  /// Reads an item into Java objects.
  public Optional<Value> readValue(String pallet, String item, JsonNode... parts) {
    StorageItem storage = item(pallet, item);
    return get(wholeKey(storage, parts))
        .or(storage::absent)
        .map(encoded -> runtime.value(storage.valueType(), encoded));
  }

  /// Reads an item into JSON; null where there is nothing and no default.
  public JsonNode readJson(String pallet, String item, JsonNode... parts) {
    StorageItem storage = item(pallet, item);
    return get(wholeKey(storage, parts))
        .or(storage::absent)
        .map(encoded -> runtime.json().toJson(storage.valueType(), encoded))
        .orElseGet(JsonNodeFactory.instance::nullNode);
  }

  /// The entries of a map, or of the part of it whose keys begin with the given parts.
  public Iterable<Entry> readEntries(String pallet, String item, JsonNode... parts) {
    return entries(key(pallet, item, parts));
  }

  /// The parts of an entry's key in JSON; null for a part that its hasher does not keep.
  ///
  /// @throws network.khala.scale.DecodeException if the key is not one of the item
  public List<JsonNode> keyParts(String pallet, String item, Bytes key) {
    StorageItem storage = item(pallet, item);
    List<Optional<Bytes>> encoded = storage.keyParts(key, runtime.json()::encodedSize);
    List<JsonNode> parts = new ArrayList<>(encoded.size());
    for (int i = 0; i < encoded.size(); i++) {
      int type = storage.keyTypes().get(i);
      parts.add(
          encoded
              .get(i)
              .map(part -> runtime.json().toJson(type, part))
              .orElseGet(JsonNodeFactory.instance::nullNode));
    }
    return parts;
  }

  // ---- runtime calls

  /// Calls a function of the runtime, `Core_version` say, with encoded parameters.
  public Bytes call(String function, Bytes parameters) {
    return Answers.bytes(rpc.call("state_call", function, parameters, block));
  }

  /// Calls a function of the runtime by the names of the metadata (version 15), with JSON
  /// parameters.
  ///
  /// @throws network.khala.client.metadata.UnknownNameException if there is no such function
  public JsonNode callJson(String api, String method, JsonNode... parameters) {
    RuntimeApi holder = runtime.metadata().api(api);
    RuntimeApi.Method function = holder.method(method);
    if (parameters.length != function.inputs().size()) {
      throw new IllegalArgumentException(
          api
              + "."
              + method
              + " takes "
              + function.inputs().size()
              + " parameters, not "
              + parameters.length);
    }
    var encoded = new ScaleWriter();
    for (int i = 0; i < parameters.length; i++) {
      runtime.json().toScale(function.inputs().get(i).type(), parameters[i], encoded);
    }
    Bytes result = call(holder.name() + "_" + function.name(), encoded.toBytes());
    return runtime.json().toJson(function.output(), result);
  }

  /// An entry of the storage.
  public record Entry(Bytes key, Bytes value) {}

  /// Walks over entries page by page.
  private final class Pages implements Iterator<Entry> {
    private final Bytes prefix;
    private Iterator<Entry> page = List.<Entry>of().iterator();
    private Optional<Bytes> last = Optional.empty();
    private boolean over;

    Pages(Bytes prefix) {
      this.prefix = prefix;
    }

    @Override
    public boolean hasNext() {
      while (!page.hasNext() && !over) {
        fetch();
      }
      return page.hasNext();
    }

    private void fetch() {
      List<Bytes> keys = keys(prefix, last, PAGE);
      over = keys.size() < PAGE;
      if (keys.isEmpty()) {
        return;
      }
      if (last.isPresent() && keys.getFirst().compareTo(last.get()) <= 0) {
        throw new RpcException.Malformed("the node's keys do not ascend", null);
      }
      last = Optional.of(keys.getLast());
      List<Optional<Bytes>> values = getAll(keys);
      List<Entry> entries = new ArrayList<>(keys.size());
      for (int i = 0; i < keys.size(); i++) {
        Bytes key = keys.get(i);
        values.get(i).ifPresent(value -> entries.add(new Entry(key, value)));
      }
      page = entries.iterator();
    }

    @Override
    public Entry next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return page.next();
    }
  }
}
