package network.khala.economics.engine;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import network.khala.economics.TokenomicParameters;
import network.khala.economics.U64F64;
import network.khala.scale.Bytes32;
import org.jspecify.annotations.Nullable;

/// The engine's state as bytes, all numbers big-endian:
///
/// | part | bytes |
/// | --- | --- |
/// | format | 4: `0x4b544501` |
/// | statistics kept | 1: 0 or 1 |
/// | parameters | 13 · 16 + 4, in the order of [TokenomicParameters] |
/// | number of workers | 4 |
/// | workers in key order | see [WorkerCheckpoint] |
///
/// The format is private to one version of the program. The engine is between two blocks, so
/// nothing of an open block is part of it.
final class EngineCheckpoint {
  private static final int FORMAT = 0x4b544501;

  private EngineCheckpoint() {}

  static void save(TokenomicParameters parameters, WorkerTable workers, DataOutput output)
      throws IOException {
    output.writeInt(FORMAT);
    output.writeBoolean(workers.statistics != null);
    saveParameters(parameters, output);
    output.writeInt(workers.size());
    for (int rank = 0; rank < workers.size(); rank++) {
      WorkerCheckpoint.save(WorkerViews.of(workers, workers.slotAt(rank)), output);
    }
  }

  static TokenomicEngine load(DataInput input) throws IOException {
    int format = input.readInt();
    if (format != FORMAT) {
      throw new MalformedCheckpointException(
          "engine checkpoint of format 0x"
              + Integer.toHexString(format)
              + ", this program reads 0x"
              + Integer.toHexString(FORMAT));
    }
    boolean withStatistics = WorkerCheckpoint.readBoolean(input, "statistics kept");
    TokenomicParameters parameters = loadParameters(input);
    WorkerTable workers = new WorkerTable(withStatistics);
    long count = Integer.toUnsignedLong(input.readInt());
    @Nullable Bytes32 previous = null;
    for (long i = 0; i < count; i++) {
      WorkerView view = WorkerCheckpoint.load(input, withStatistics);
      if (previous != null && previous.compareTo(view.worker()) >= 0) {
        throw new MalformedCheckpointException(
            "worker " + i + " of " + count + " is not in key order: " + view.worker());
      }
      previous = view.worker();
      WorkerViews.add(workers, view);
    }
    return new TokenomicEngine(parameters, workers);
  }

  private static void saveParameters(TokenomicParameters parameters, DataOutput output)
      throws IOException {
    U64F64[] beforeWindow = {
      parameters.phaRate(),
      parameters.rho(),
      parameters.budgetPerBlock(),
      parameters.vMax(),
      parameters.costK(),
      parameters.costB(),
      parameters.slashRate(),
      parameters.treasuryRatio()
    };
    U64F64[] afterWindow = {
      parameters.rigK(), parameters.rigB(), parameters.re(), parameters.k(), parameters.kappa()
    };
    for (U64F64 figure : beforeWindow) {
      WorkerCheckpoint.write(figure, output);
    }
    output.writeInt((int) parameters.heartbeatWindow());
    for (U64F64 figure : afterWindow) {
      WorkerCheckpoint.write(figure, output);
    }
  }

  private static TokenomicParameters loadParameters(DataInput input) throws IOException {
    TokenomicParameters parameters =
        new TokenomicParameters(
            WorkerCheckpoint.read(input),
            WorkerCheckpoint.read(input),
            WorkerCheckpoint.read(input),
            WorkerCheckpoint.read(input),
            WorkerCheckpoint.read(input),
            WorkerCheckpoint.read(input),
            WorkerCheckpoint.read(input),
            WorkerCheckpoint.read(input),
            WorkerCheckpoint.readU32(input),
            WorkerCheckpoint.read(input),
            WorkerCheckpoint.read(input),
            WorkerCheckpoint.read(input),
            WorkerCheckpoint.read(input),
            WorkerCheckpoint.read(input));
    if (parameters.engineObjection().isPresent()) {
      throw new MalformedCheckpointException(
          "unusable tokenomic parameters: " + parameters.engineObjection().get());
    }
    return parameters;
  }
}
