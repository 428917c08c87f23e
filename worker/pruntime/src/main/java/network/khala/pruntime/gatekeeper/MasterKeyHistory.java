package network.khala.pruntime.gatekeeper;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import network.khala.crypto.Sr25519;
import network.khala.crypto.Sr25519KeyPair;
import network.khala.protocol.mq.SignedContent;
import network.khala.pruntime.keys.MasterKey;
import network.khala.scale.ScaleReader;
import network.khala.tee.SealedFile;
import network.khala.tee.Unsealed;

/// The master keys that a gatekeeper holds, oldest first, sealed on disk and signed by the worker's
/// identity. Closing wipes them from memory.
///
/// | sealed | |
/// | --- | --- |
/// | 1 | version, 1 |
/// | n | the keys, see [MasterKey#encode] |
/// | 64 | signature over `ff 04 ‖` the keys |
final class MasterKeyHistory implements AutoCloseable {
  private static final int VERSION = 1;
  private static final int SIGNATURE_SIZE = 64;

  private final SealedFile file;
  private final Sr25519KeyPair identity;
  private final List<MasterKey> keys = new ArrayList<>();

  /// Reads what is sealed, if anything is.
  ///
  /// @throws network.khala.tee.SealException if the file cannot be opened
  /// @throws network.khala.crypto.VerificationException if another identity has signed it
  /// @throws network.khala.scale.DecodeException if it holds something else
  MasterKeyHistory(SealedFile file, Sr25519KeyPair identity) {
    this.file = file;
    this.identity = identity;
    Optional<Unsealed> sealed = file.load();
    if (sealed.isPresent()) {
      try (Unsealed content = sealed.get()) {
        read(content.content());
      }
    }
  }

  boolean isEmpty() {
    return keys.isEmpty();
  }

  /// Makes the network's first master key, and seals it before anybody hears of it.
  void generate() {
    try (Sr25519KeyPair key = Sr25519KeyPair.generate()) {
      append(new MasterKey(0, 0, key.secret()));
    }
  }

  /// Adds a key and seals it; if that fails, nothing was added.
  void append(MasterKey key) {
    List<MasterKey> longer = new ArrayList<>(keys);
    longer.add(key);
    seal(longer);
    keys.add(key);
  }

  /// Takes a longer history that begins with this one, and seals it.
  ///
  /// @param other becomes this history's; wiped if it is not taken
  void extend(List<MasterKey> other) {
    boolean extended = other.size() > keys.size() && other.subList(0, keys.size()).equals(keys);
    if (extended) {
      replace(other);
    } else {
      other.forEach(MasterKey::close);
    }
  }

  /// Takes another history in place of this one, and seals it.
  ///
  /// @param other becomes this history's
  /// @return whether it is another one
  boolean replace(List<MasterKey> other) {
    if (other.equals(keys)) {
      other.forEach(MasterKey::close);
      return false;
    }
    seal(other);
    close();
    keys.addAll(other);
    return true;
  }

  /// The first key.
  MasterKey first() {
    return keys.getFirst();
  }

  /// The last key.
  MasterKey last() {
    return keys.getLast();
  }

  /// The keys in force at a block or before; the first always counts.
  @SuppressWarnings("ReferenceEquality") // The first by place, not by value.
  List<MasterKey> upTo(long block) {
    return keys.stream().filter(key -> key == first() || key.blockHeight() <= block).toList();
  }

  /// The key of a rotation.
  Optional<MasterKey> ofRotation(long rotationId) {
    return keys.stream().filter(key -> key.rotationId() == rotationId).findFirst();
  }

  private void read(byte[] content) {
    ScaleReader in = new ScaleReader(content);
    int version = in.u8();
    if (version != VERSION) {
      throw in.errorAt(0, "version " + version, "a master key history");
    }
    int from = in.position();
    keys.addAll(MasterKey.read(in));
    byte[] payload = Arrays.copyOfRange(content, from, in.position());
    byte[] signature = in.raw(SIGNATURE_SIZE);
    in.expectEnd();
    byte[] signed = SignedContent.MASTER_KEY_STORE.wrap(payload);
    try {
      Sr25519.verify(identity.publicKey(), signed, signature);
    } finally {
      wipe(payload, signed);
    }
  }

  private void seal(List<MasterKey> all) {
    byte[] payload = MasterKey.encode(all);
    byte[] signed = SignedContent.MASTER_KEY_STORE.wrap(payload);
    byte[] content = new byte[1 + payload.length + SIGNATURE_SIZE];
    try {
      content[0] = VERSION;
      System.arraycopy(payload, 0, content, 1, payload.length);
      System.arraycopy(identity.sign(signed), 0, content, 1 + payload.length, SIGNATURE_SIZE);
      file.save(content);
    } finally {
      wipe(payload, signed, content);
    }
  }

  private static void wipe(byte[]... secrets) {
    for (byte[] secret : secrets) {
      Arrays.fill(secret, (byte) 0);
    }
  }

  @Override
  public void close() {
    keys.forEach(MasterKey::close);
    keys.clear();
  }
}
