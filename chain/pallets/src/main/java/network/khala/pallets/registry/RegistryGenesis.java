package network.khala.pallets.registry;

import java.util.List;
import java.util.Optional;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.Bytes;

/// What the registry begins with.
///
/// @param workers workers for which nobody vouches
/// @param gatekeepers those of the workers that are gatekeepers, the first of whom makes the master
///   key; others are skipped
/// @param benchmarkDuration in blocks
/// @param allowedPrograms measurements of 68 or 240 bytes that may register
public record RegistryGenesis(
    List<Worker> workers,
    List<Sr25519PublicKey> gatekeepers,
    long benchmarkDuration,
    List<Bytes> allowedPrograms) {
  /// No worker, benchmarks of eight blocks, no program.
  public static final RegistryGenesis EMPTY =
      new RegistryGenesis(List.of(), List.of(), 8, List.of());

  private static final long DURATION_MAX = 0xffff_ffffL;

  /// Copies the lists.
  ///
  /// @throws IllegalArgumentException beyond the limits of the pallet
  public RegistryGenesis {
    workers = List.copyOf(workers);
    gatekeepers = List.copyOf(gatekeepers);
    allowedPrograms = List.copyOf(allowedPrograms);
    if (benchmarkDuration < 0 || benchmarkDuration > DURATION_MAX) {
      throw new IllegalArgumentException(
          "benchmark duration " + benchmarkDuration + " is no number of blocks");
    }
    if (gatekeepers.size() > Gatekeepers.GATEKEEPERS_MAX) {
      throw new IllegalArgumentException(
          gatekeepers.size() + " gatekeepers, at most " + Gatekeepers.GATEKEEPERS_MAX);
    }
    if (allowedPrograms.size() > Programs.PROGRAMS_MAX
        || !allowedPrograms.stream().allMatch(Programs::isMeasurement)) {
      throw new IllegalArgumentException(
          "allowed programs: at most " + Programs.PROGRAMS_MAX + ", each of 68 or 240 bytes");
    }
  }

  /// A worker of genesis.
  ///
  /// @param ecdhPubkey its key of agreement
  /// @param operator who may put it to work
  public record Worker(
      Sr25519PublicKey pubkey, Sr25519PublicKey ecdhPubkey, Optional<AccountId> operator) {}

  /// The same with other allowed programs.
  public RegistryGenesis withAllowedPrograms(List<Bytes> programs) {
    return new RegistryGenesis(workers, gatekeepers, benchmarkDuration, programs);
  }

  /// The same with benchmarks of so many blocks.
  public RegistryGenesis withBenchmarkDuration(long blocks) {
    return new RegistryGenesis(workers, gatekeepers, blocks, allowedPrograms);
  }
}
