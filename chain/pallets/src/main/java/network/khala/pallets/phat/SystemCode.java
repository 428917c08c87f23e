package network.khala.pallets.phat;

import java.util.Optional;
import network.khala.protocol.contract.SystemCodeChanged;
import network.khala.protocol.substrate.Hash;
import network.khala.scale.Bytes;
import network.khala.scale.Tuple2;

/// The code of system contracts. A new one waits for the next block, so that every contract of a
/// block sees the same. Source: `docs/protocol/contracts.md#system-code`.
final class SystemCode {
  private static final int VERSION_MASK = 0xffff;

  private final PhatContractsStorage storage;
  private final Announcements announcements;

  SystemCode(PhatContractsStorage storage, Announcements announcements) {
    this.storage = storage;
    this.announcements = announcements;
  }

  /// Puts the waiting code in force and tells the enclaves.
  ///
  /// @return its length in bytes; 0 if none waits
  long switchOver() {
    Optional<Bytes> next = storage.nextPinkSystemCode.find();
    if (next.isEmpty()) {
      return 0;
    }
    storage.nextPinkSystemCode.clear();
    // Round after 65,536 changes: a hook cannot fail, and a change must show.
    put((storage.pinkSystemCode.get().first() + 1) & VERSION_MASK, next.get());
    return next.get().size();
  }

  /// Puts a code in force and tells the enclaves.
  void put(int version, Bytes code) {
    Hash hash = Hash.blake2(code);
    storage.pinkSystemCode.set(new Tuple2<>(version, code));
    storage.pinkSystemCodeHash.set(hash);
    announcements.systemCode(new SystemCodeChanged.V0(version, hash));
  }
}
