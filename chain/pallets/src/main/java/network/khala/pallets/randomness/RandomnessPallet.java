package network.khala.pallets.randomness;

import java.util.ArrayList;
import java.util.List;
import network.khala.crypto.Hashing;
import network.khala.frame.Kernel;
import network.khala.frame.Pallet;
import network.khala.frame.storage.StorageValue;
import network.khala.pallets.system.SystemPallet;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Weight;
import network.khala.scale.Bytes;
import network.khala.scale.Codecs;
import network.khala.scale.ScaleWriter;

/// Pallet `RandomnessCollectiveFlip`.
///
/// Each bit of a random number is a vote of the last 81 block hashes, so a single author cannot
/// choose it; authors who work together can bias it.
public final class RandomnessPallet extends Pallet {
  private static final int RING = 81;
  private static final int HASH_SIZE = 32;

  private final SystemPallet system;
  private final StorageValue<List<Hash>> material;

  /// The pallet of a chain.
  public RandomnessPallet(Kernel kernel, int index, SystemPallet system) {
    super(kernel, "RandomnessCollectiveFlip", index);
    this.system = system;
    this.material =
        items()
            .value(
                "RandomMaterial", Codecs.boundedList(items().codec(Hash.class), RING), List.of());
  }

  @Override
  public Weight onInitialize(long number) {
    List<Hash> ring = new ArrayList<>(material.get());
    Hash parent = system.parentHash();
    if (ring.size() < RING) {
      ring.add(parent);
    } else {
      ring.set(position(number), parent);
    }
    material.set(ring);
    return kernel().weights().of(name(), "on_initialize");
  }

  /// The random number of block `number` for a subject, 32 bytes; zero before the first block.
  public byte[] random(long number, Bytes subject) {
    List<Hash> ring = material.get();
    if (ring.isEmpty()) {
      return new byte[HASH_SIZE];
    }
    List<byte[]> votes = new ArrayList<>(RING);
    for (int i = 0; i < RING; i++) {
      ScaleWriter ballot = new ScaleWriter();
      ballot.u8(i);
      ballot.bytes(subject);
      ballot.raw(ring.get((position(number) + i) % ring.size()).toArray());
      votes.add(Hashing.blake2b256(ballot.toArray()));
    }
    while (votes.size() > 1) {
      votes = majorities(votes);
    }
    return votes.getFirst();
  }

  private static int position(long number) {
    return (int) Math.floorMod(number - 1, (long) RING);
  }

  /// The bitwise majority of each three in a row.
  private static List<byte[]> majorities(List<byte[]> votes) {
    List<byte[]> result = new ArrayList<>(votes.size() / 3);
    for (int i = 0; i < votes.size(); i += 3) {
      result.add(majority(votes.get(i), votes.get(i + 1), votes.get(i + 2)));
    }
    return result;
  }

  private static byte[] majority(byte[] a, byte[] b, byte[] c) {
    byte[] result = new byte[HASH_SIZE];
    for (int i = 0; i < HASH_SIZE; i++) {
      result[i] = (byte) ((a[i] & b[i]) | (b[i] & c[i]) | (a[i] & c[i]));
    }
    return result;
  }
}
