package network.khala.node.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import network.khala.node.store.KeyValueStore.Batch;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import network.khala.scale.Codec;
import network.khala.scale.Codecs;
import network.khala.trie.ReadProof;
import org.jspecify.annotations.Nullable;

/// What light clients need of every block, kept when its state is long gone. Proof nodes are stored
/// once by hash, however many blocks need them. Safe for use by several threads.
public final class LightStore {
  /// How long replaced evidence stays, in blocks.
  public static final long REPLACED_EVIDENCE_BLOCKS = 10_000;

  private static final char HEAD = 'h';
  private static final char MESSAGES = 'm';
  private static final char EVENT_PROOF = 'e';
  private static final char PROOF_POINT = 'p';
  private static final char EXPIRY = 'x';

  private static final char NODE = 'n';
  private static final char EVIDENCE = 'v';
  private static final char NAMED = 'k';

  private static final Codec<List<Bytes32>> HASHES = Codecs.list(Codecs.BYTES32);
  private static final byte[] MARK = {};

  private final KeyValueStore store;

  LightStore(KeyValueStore store) {
    this.store = store;
  }

  /// The SCALE block head of block `number`.
  public Optional<Bytes> head(long number) {
    return Optional.ofNullable(store.get(Column.LIGHT, Keys.number(HEAD, number))).map(Bytes::wrap);
  }

  /// Block heads from `from` on, at most `count`.
  public List<Bytes> heads(long from, int count) {
    List<Bytes> heads = new ArrayList<>();
    try (Cursor cursor = store.cursor(Column.LIGHT)) {
      boolean more = cursor.seek(Keys.number(HEAD, from));
      while (more && heads.size() < count && Keys.numberOf(HEAD, cursor.key()) >= 0) {
        heads.add(Bytes.wrap(cursor.value()));
        more = cursor.next();
      }
    }
    return heads;
  }

  /// The SCALE outbound messages of block `number`.
  public Optional<Bytes> messages(long number) {
    return Optional.ofNullable(store.get(Column.LIGHT, Keys.number(MESSAGES, number)))
        .map(Bytes::wrap);
  }

  /// The event proof of block `number`, empty if it has none.
  public List<Bytes> eventProof(long number) {
    return nodes(store.get(Column.LIGHT, Keys.number(EVENT_PROOF, number)));
  }

  /// The first block at or after `number` that has an event proof.
  public Optional<Long> nextEventProof(long number) {
    return next(EVENT_PROOF, number);
  }

  /// The stored proof point at block `number`, empty if there is none.
  public List<Bytes> proofPoint(long number) {
    return nodes(store.get(Column.LIGHT, Keys.number(PROOF_POINT, number)));
  }

  /// The first block at or after `number` with a stored proof point.
  public Optional<Long> nextProofPoint(long number) {
    return next(PROOF_POINT, number);
  }

  /// The content of evidence.
  public Optional<Bytes> evidence(Bytes32 hash) {
    return Optional.ofNullable(store.get(Column.BY_HASH, Keys.hash(EVIDENCE, hash)))
        .map(Bytes::wrap);
  }

  private Optional<Long> next(char kind, long number) {
    try (Cursor cursor = store.cursor(Column.LIGHT)) {
      if (!cursor.seek(Keys.number(kind, number))) {
        return Optional.empty();
      }
      long found = Keys.numberOf(kind, cursor.key());
      return found < 0 ? Optional.empty() : Optional.of(found);
    }
  }

  private List<Bytes> nodes(byte @Nullable [] row) {
    if (row == null) {
      return List.of();
    }
    List<Bytes> nodes = new ArrayList<>();
    for (Bytes32 hash : StoredRow.decode(HASHES, row, "the list of nodes of a proof")) {
      byte[] node = store.get(Column.BY_HASH, Keys.hash(NODE, hash));
      if (node == null) {
        throw new CorruptStoreException("proof node " + hash + " is missing", null);
      }
      nodes.add(Bytes.wrap(node));
    }
    return nodes;
  }

  void write(Batch batch, long number, LightData data) {
    if (!data.head().isEmpty()) {
      batch.put(Column.LIGHT, Keys.number(HEAD, number), data.head().toArray());
      batch.put(Column.LIGHT, Keys.number(MESSAGES, number), data.messages().toArray());
    }
    writeProof(batch, Keys.number(EVENT_PROOF, number), data.eventProof());
    writeProof(batch, Keys.number(PROOF_POINT, number), data.proofPoint());
    expire(batch, number, data);
    for (LightData.Evidence evidence : data.evidence()) {
      batch.put(Column.BY_HASH, Keys.hash(EVIDENCE, evidence.hash()), evidence.content().toArray());
    }
    for (Bytes32 named : data.namedEvidence()) {
      batch.put(Column.BY_HASH, Keys.hash(NAMED, named), MARK);
    }
    if (!data.replacedEvidence().isEmpty()) {
      batch.put(
          Column.LIGHT,
          Keys.number(EXPIRY, number + REPLACED_EVIDENCE_BLOCKS),
          HASHES.encode(data.replacedEvidence()));
    }
  }

  private static void writeProof(Batch batch, byte[] key, List<Bytes> proof) {
    if (proof.isEmpty()) {
      return;
    }
    SequencedMap<Bytes32, byte[]> nodes = new TreeMap<>();
    for (Bytes node : proof) {
      byte[] content = node.toArray();
      nodes.put(ReadProof.nodeHash(content), content);
    }
    nodes.forEach((hash, node) -> batch.put(Column.BY_HASH, Keys.hash(NODE, hash), node));
    batch.put(Column.LIGHT, key, HASHES.encode(List.copyOf(nodes.sequencedKeySet())));
  }

  /// Deletes evidence whose time is over at block `number`.
  private void expire(Batch batch, long number, LightData data) {
    byte[] row = store.get(Column.LIGHT, Keys.number(EXPIRY, number));
    if (row == null) {
      return;
    }
    for (Bytes32 hash : StoredRow.decode(HASHES, row, "the list of replaced evidence")) {
      boolean named =
          data.namedEvidence().contains(hash)
              || store.get(Column.BY_HASH, Keys.hash(NAMED, hash)) != null;
      if (!named) {
        batch.delete(Column.BY_HASH, Keys.hash(EVIDENCE, hash));
      }
    }
    batch.delete(Column.LIGHT, Keys.number(EXPIRY, number));
  }
}
