package network.khala.pruntime;

import java.nio.file.Path;
import network.khala.tee.QuoteProvider;
import network.khala.tee.Sealer;

/// What the program runs with.
///
/// @param dataDir where sealed files and checkpoints lie
/// @param cores threads of the benchmark
/// @param provider vouches for the program
/// @param sealer gives keys for sealed files
/// @param checkpointBlocks a checkpoint every so many blocks
public record EnclaveConfig(
    Path dataDir, int cores, QuoteProvider provider, Sealer sealer, int checkpointBlocks) {}
