package network.khala.pruntime;

import java.nio.file.Path;
import network.khala.pruntime.worker.BenchmarkLoad;
import network.khala.tee.QuoteProvider;
import network.khala.tee.SealedFile;
import network.khala.tee.Sealer;

/// What the program runs with.
///
/// @param dataDir where sealed files and checkpoints lie
/// @param load what the benchmark takes of the machine
/// @param provider vouches for the program
/// @param sealer gives keys for sealed files
/// @param checkpointBlocks a checkpoint every so many blocks; 0 for one at the end only
/// @param safeMode 0: none; 1 or 2: heads are followed, blocks are not executed
public record EnclaveConfig(
    Path dataDir,
    BenchmarkLoad load,
    QuoteProvider provider,
    Sealer sealer,
    int checkpointBlocks,
    int safeMode) {
  /// A program that executes what it follows, and computes all the time.
  public EnclaveConfig(
      Path dataDir, int cores, QuoteProvider provider, Sealer sealer, int checkpointBlocks) {
    this(dataDir, BenchmarkLoad.full(cores), provider, sealer, checkpointBlocks, 0);
  }

  SealedFile identityFile() {
    return sealed("runtime-data.seal", "identity");
  }

  SealedFile masterKeyFile() {
    return sealed("master_key.seal", "master-key");
  }

  SealedFile checkpointFile() {
    return sealed("checkpoint.seal", "checkpoint");
  }

  private SealedFile sealed(String name, String purpose) {
    return new SealedFile(dataDir.resolve(name), sealer, purpose);
  }
}
