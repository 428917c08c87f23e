package network.khala.pruntime.gatekeeper;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import network.khala.crypto.SecretBytes;
import network.khala.crypto.Sr25519;
import network.khala.crypto.Sr25519KeyPair;
import network.khala.protocol.mq.SignedContent;
import network.khala.scale.Bytes;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;
import network.khala.scale.Codecs;
import network.khala.scale.Index;
import network.khala.scale.Length;
import network.khala.scale.U32;
import network.khala.tee.SealedFile;
import network.khala.tee.Unsealed;

/// The master keys that a gatekeeper holds, sealed on disk and signed by the worker's identity.
final class MasterKeyHistory {
  private static final Codec<List<Entry>> ENTRIES =
      Codecs.list(CodecFactory.STANDARD.<Entry>of(Entry.class));
  private static final Codec<Stored> STORED = CodecFactory.STANDARD.of(Stored.class);

  private final SealedFile file;
  private final Sr25519KeyPair identity;
  private final List<Entry> entries = new ArrayList<>();

  /// One key.
  ///
  /// @param rotationId its number, from 0
  /// @param blockHeight since when it is in force
  /// @param secret 64 bytes, canonical
  record Entry(long rotationId, @U32 long blockHeight, @Length(64) Bytes secret) {}

  sealed interface Stored {
    @Index(1)
    record V2(List<Entry> payload, @Length(64) Bytes signature) implements Stored {}
  }

  /// Reads what is sealed, if anything is.
  MasterKeyHistory(SealedFile file, Sr25519KeyPair identity) {
    this.file = file;
    this.identity = identity;
    Optional<Unsealed> sealed = file.load();
    sealed.ifPresent(content -> entries.addAll(verified(content)));
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  int size() {
    return entries.size();
  }

  /// Makes the network's first master key, and seals it before anybody hears of it.
  void generate() {
    try (Sr25519KeyPair key = Sr25519KeyPair.generate();
        SecretBytes secret = key.secret()) {
      entries.add(new Entry(0, 0, Bytes.of(secret.toArray())));
    }
    seal();
  }

  /// The first key.
  Sr25519KeyPair first() {
    return key(entries.getFirst());
  }

  /// The key that was in force at a block.
  Sr25519KeyPair at(long block) {
    Entry found = entries.getFirst();
    for (Entry entry : entries) {
      if (entry.blockHeight() <= block) {
        found = entry;
      }
    }
    return key(found);
  }

  private static Sr25519KeyPair key(Entry entry) {
    try (SecretBytes secret = SecretBytes.wrap(entry.secret().toArray())) {
      return Sr25519KeyPair.fromSecret(secret);
    }
  }

  private void seal() {
    byte[] payload = ENTRIES.encode(entries);
    Bytes signature = Bytes.wrap(identity.sign(SignedContent.MASTER_KEY_STORE.wrap(payload)));
    file.save(STORED.encode(new Stored.V2(List.copyOf(entries), signature)));
  }

  private List<Entry> verified(Unsealed content) {
    Stored.V2 stored = (Stored.V2) STORED.decode(content.content());
    byte[] payload = ENTRIES.encode(stored.payload());
    Sr25519.verify(
        identity.publicKey(),
        SignedContent.MASTER_KEY_STORE.wrap(payload),
        stored.signature().toArray());
    return stored.payload();
  }
}
