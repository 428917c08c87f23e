package network.khala.economics.engine;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import network.khala.economics.U64F64;
import network.khala.economics.engine.WorkerView.Benchmark;
import network.khala.economics.engine.WorkerView.ResponsiveEvent;
import network.khala.economics.engine.WorkerView.Session;
import network.khala.economics.engine.WorkerView.Statistics;
import network.khala.scale.Bytes32;

/// One worker of a checkpoint: the members of [WorkerView] in their order without the share; u32
/// and u64 with 4 and 8 bytes, fixed-point numbers with 16, a flag or a missing part with one byte,
/// the benchmark's score as u32, the open challenges behind their u32 count.
final class WorkerCheckpoint {
  private WorkerCheckpoint() {}

  static void save(WorkerView worker, DataOutput output) throws IOException {
    output.write(worker.worker().toArray());
    output.writeBoolean(worker.unresponsive());
    output.writeBoolean(worker.benchmark().isPresent());
    if (worker.benchmark().isPresent()) {
      Benchmark benchmark = worker.benchmark().get();
      output.writeInt((int) benchmark.startBlock());
      output.writeLong(benchmark.startMillis());
      output.writeInt((int) benchmark.durationBlocks());
    }
    output.writeBoolean(worker.session().isPresent());
    if (worker.session().isPresent()) {
      Session session = worker.session().get();
      output.writeInt((int) session.id());
      output.writeBoolean(session.paused());
      output.writeLong(session.startMillis());
    }
    output.writeInt(worker.waitingHeartbeats().size());
    for (long block : worker.waitingHeartbeats()) {
      output.writeInt((int) block);
    }
    write(worker.v(), output);
    write(worker.vInit(), output);
    write(worker.vDeductible(), output);
    output.writeLong(worker.vUpdateAtMillis());
    output.writeInt((int) worker.vUpdateBlock());
    output.writeLong(worker.iterationLast());
    output.writeLong(worker.challengeTimeLastMillis());
    output.writeInt((int) worker.benchmarkScore().hi());
    write(worker.instantScore(), output);
    output.writeByte(worker.confidenceLevel());
    output.writeBoolean(worker.contractsRunning());
    if (worker.statistics().isPresent()) {
      save(worker.statistics().get(), output);
    }
  }

  static WorkerView load(DataInput input, boolean withStatistics) throws IOException {
    byte[] key = new byte[Bytes32.SIZE];
    input.readFully(key);
    WorkerView worker =
        new WorkerView(
            Bytes32.wrap(key),
            readBoolean(input, "unresponsive"),
            loadBenchmark(input),
            loadSession(input),
            loadWaiting(input),
            read(input),
            read(input),
            read(input),
            input.readLong(),
            readU32(input),
            input.readLong(),
            input.readLong(),
            U64F64.of(readU32(input)),
            read(input),
            input.readUnsignedByte(),
            readBoolean(input, "contracts running"),
            U64F64.ZERO,
            withStatistics ? Optional.of(loadStatistics(input)) : Optional.empty());
    if (worker.instantScore().compareTo(WorkerFormulas.scoreCap(worker.benchmarkScore())) > 0) {
      throw new MalformedCheckpointException(
          "worker " + worker.worker() + ": P " + worker.instantScore() + " is above its cap");
    }
    return worker;
  }

  static void write(U64F64 number, DataOutput output) throws IOException {
    output.writeLong(number.hi());
    output.writeLong(number.lo());
  }

  static U64F64 read(DataInput input) throws IOException {
    return new U64F64(input.readLong(), input.readLong());
  }

  static long readU32(DataInput input) throws IOException {
    return Integer.toUnsignedLong(input.readInt());
  }

  static boolean readBoolean(DataInput input, String what) throws IOException {
    int value = input.readUnsignedByte();
    if (value > 1) {
      throw new MalformedCheckpointException(what + " is " + value + ", not 0 or 1");
    }
    return value == 1;
  }

  private static Optional<Benchmark> loadBenchmark(DataInput input) throws IOException {
    return readBoolean(input, "benchmark present")
        ? Optional.of(new Benchmark(readU32(input), input.readLong(), readU32(input)))
        : Optional.empty();
  }

  private static Optional<Session> loadSession(DataInput input) throws IOException {
    return readBoolean(input, "session present")
        ? Optional.of(
            new Session(readU32(input), readBoolean(input, "session paused"), input.readLong()))
        : Optional.empty();
  }

  private static List<Long> loadWaiting(DataInput input) throws IOException {
    long count = readU32(input);
    List<Long> blocks = new ArrayList<>();
    for (long i = 0; i < count; i++) {
      blocks.add(readU32(input));
    }
    return blocks;
  }

  private static void save(Statistics statistics, DataOutput output) throws IOException {
    write(statistics.lastPayout(), output);
    output.writeInt((int) statistics.lastPayoutBlock());
    write(statistics.totalPayout(), output);
    output.writeInt((int) statistics.payoutCount());
    write(statistics.lastSlash(), output);
    output.writeInt((int) statistics.lastSlashBlock());
    write(statistics.totalSlash(), output);
    output.writeInt((int) statistics.slashCount());
    output.writeInt((int) statistics.lastHeartbeatFor());
    output.writeInt((int) statistics.lastHeartbeatAt());
    output.writeByte(statistics.lastResponsiveEvent().code());
    output.writeInt((int) statistics.lastResponsiveEventBlock());
  }

  private static Statistics loadStatistics(DataInput input) throws IOException {
    return new Statistics(
        read(input),
        readU32(input),
        read(input),
        readU32(input),
        read(input),
        readU32(input),
        read(input),
        readU32(input),
        readU32(input),
        readU32(input),
        loadResponsiveEvent(input),
        readU32(input));
  }

  private static ResponsiveEvent loadResponsiveEvent(DataInput input) throws IOException {
    int code = input.readUnsignedByte();
    return ResponsiveEvent.ofCode(code)
        .orElseThrow(
            () -> new MalformedCheckpointException("responsive event is " + code + ", not 0 to 2"));
  }
}
