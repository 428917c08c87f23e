package network.khala.pallets.registry;

import java.util.ArrayList;
import java.util.List;
import network.khala.frame.Reports;
import network.khala.protocol.substrate.Hash;
import network.khala.scale.Bytes;
import network.khala.scale.Tuple3;

/// Which programs may register, on which chains, in which versions. Removing one touches no worker
/// that registered with it.
final class Programs {
  static final int PROGRAMS_MAX = 512;

  /// Enclave, product, security version, signer.
  private static final int SGX_HASH_BYTES = 68;

  /// Five measurement registers of 48 bytes.
  private static final int TDX_HASH_BYTES = 240;

  private final RegistryStorage storage;
  private final Reports reports;

  Programs(RegistryStorage storage, Reports reports) {
    this.storage = storage;
    this.reports = reports;
  }

  static boolean isMeasurement(Bytes program) {
    return program.size() == SGX_HASH_BYTES || program.size() == TDX_HASH_BYTES;
  }

  void add(Bytes program, long block) {
    List<Bytes> listed = storage.pruntimeAllowList.get();
    reports.require(
        isMeasurement(program) && listed.size() < PROGRAMS_MAX, RegistryError.INVALID_INPUT);
    reports.require(!listed.contains(program), RegistryError.PRUNTIME_ALREADY_EXISTS);
    storage.pruntimeAllowList.set(with(listed, program));
    storage.pruntimeAddedAt.put(program, block);
  }

  void remove(Bytes program) {
    List<Bytes> listed = storage.pruntimeAllowList.get();
    reports.require(listed.contains(program), RegistryError.PRUNTIME_NOT_FOUND);
    storage.pruntimeAllowList.set(without(listed, program));
    storage.pruntimeAddedAt.remove(program);
  }

  void addChain(Hash genesis) {
    List<Hash> listed = storage.relaychainGenesisBlockHashAllowList.get();
    reports.require(!listed.contains(genesis), RegistryError.GENESIS_BLOCK_HASH_ALREADY_EXISTS);
    storage.relaychainGenesisBlockHashAllowList.set(with(listed, genesis));
  }

  void removeChain(Hash genesis) {
    List<Hash> listed = storage.relaychainGenesisBlockHashAllowList.get();
    reports.require(listed.contains(genesis), RegistryError.GENESIS_BLOCK_HASH_NOT_FOUND);
    storage.relaychainGenesisBlockHashAllowList.set(without(listed, genesis));
  }

  void setMinimumVersion(long major, long minor, long patch) {
    storage.minimumPruntimeVersion.set(new Tuple3<>(major, minor, patch));
    reports.deposit(new RegistryPalletEvent.MinimumPRuntimeVersionChangedTo(major, minor, patch));
  }

  /// A version that no registered worker knows would stop them all.
  void setConsensusVersion(long version) {
    reports.require(
        version <= storage.maxKnownPruntimeConsensusVersion.get().version(),
        RegistryError.INVALID_CONSENSUS_VERSION);
    storage.pruntimeConsensusVersion.set(version);
    reports.deposit(new RegistryPalletEvent.PRuntimeConsensusVersionChangedTo(version));
  }

  private static <T> List<T> with(List<T> listed, T added) {
    List<T> longer = new ArrayList<>(listed);
    longer.add(added);
    return longer;
  }

  private static <T> List<T> without(List<T> listed, T removed) {
    return listed.stream().filter(one -> !one.equals(removed)).toList();
  }
}
