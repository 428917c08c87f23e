package network.khala.economics.engine;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import network.khala.crypto.Hashing;
import network.khala.economics.TokenomicParameters;
import network.khala.economics.U64F64;
import network.khala.economics.engine.EngineMessage.BenchScored;
import network.khala.economics.engine.EngineMessage.BenchStarted;
import network.khala.economics.engine.EngineMessage.EnteredUnresponsive;
import network.khala.economics.engine.EngineMessage.ExitedUnresponsive;
import network.khala.economics.engine.EngineMessage.Heartbeat;
import network.khala.economics.engine.EngineMessage.HeartbeatChallenge;
import network.khala.economics.engine.EngineMessage.OfWorker;
import network.khala.economics.engine.EngineMessage.ParametersChanged;
import network.khala.economics.engine.EngineMessage.Registered;
import network.khala.economics.engine.EngineMessage.Started;
import network.khala.economics.engine.EngineMessage.Stopped;
import network.khala.economics.engine.EngineMessage.WorkerEvent;
import network.khala.economics.engine.SettlementReport.Settlement;
import network.khala.scale.Bytes32;
import org.jspecify.annotations.Nullable;

/// The rules of the engine, read plainly: one object a worker, walked in key order, every formula
/// where it is used. Slow and obvious; what [TokenomicEngine] must equal.
final class ReferenceEngine {
  static final class Worker {
    final BigInteger hashedKey;
    boolean unresponsive;
    boolean answered;
    @Nullable Long benchmarkStart;
    long benchmarkLength;
    @Nullable Long session;
    boolean paused;
    final Deque<Long> waiting = new ArrayDeque<>();
    U64F64 v = U64F64.ZERO;
    U64F64 vInit = U64F64.ZERO;
    U64F64 vDeductible = U64F64.ZERO;
    long vUpdateAt;
    long vUpdateBlock;
    long iterationLast;
    long challengeTimeLast;
    U64F64 pBench = U64F64.ZERO;
    U64F64 pInstant = U64F64.ZERO;
    int confidence;
    boolean contracts;

    Worker(Bytes32 key) {
      hashedKey = new BigInteger(1, Hashing.blake2b256(key.toArray()));
    }

    U64F64 p() {
      return contracts ? pBench : pInstant;
    }

    U64F64 share() {
      U64F64 weight =
          switch (confidence) {
            case 1, 2, 3, 128 -> U64F64.ONE;
            case 4 -> U64F64.parse("0.8");
            case 5 -> U64F64.parse("0.7");
            default -> U64F64.ZERO;
          };
      U64F64 q = U64F64.of(2).times(p()).times(weight);
      return v.times(v).plus(q.times(q)).squareRoot();
    }
  }

  final TreeMap<Bytes32, Worker> workers = new TreeMap<>();
  private TokenomicParameters parameters;
  private long number;
  private long now;
  private U64F64 shareSum = U64F64.ZERO;
  private List<Bytes32> offline = new ArrayList<>();
  private List<Bytes32> recovered = new ArrayList<>();
  private List<Settlement> settled = new ArrayList<>();

  ReferenceEngine(TokenomicParameters parameters) {
    this.parameters = parameters;
  }

  void begin(long number, long now) {
    this.number = number;
    this.now = now;
    offline = new ArrayList<>();
    recovered = new ArrayList<>();
    settled = new ArrayList<>();
    shareSum = U64F64.ZERO;
    for (Worker worker : workers.values()) {
      worker.answered = false;
      if (worker.session != null && !worker.unresponsive) {
        shareSum = shareSum.plus(worker.share());
      }
    }
  }

  /// False if the message was refused as a mismatch.
  boolean apply(Sender sender, EngineMessage message) {
    boolean fromPallet = sender instanceof Sender.Pallet;
    if (message instanceof Heartbeat heartbeat) {
      return !(sender instanceof Sender.Worker(Bytes32 key)) || heartbeat(key, heartbeat);
    }
    if (fromPallet && message instanceof OfWorker(Bytes32 key, WorkerEvent event)) {
      if (event instanceof Registered) {
        workers.computeIfAbsent(key, Worker::new);
      }
      Optional.ofNullable(workers.get(key)).ifPresent(worker -> event(key, worker, event));
    }
    if (fromPallet && message instanceof HeartbeatChallenge challenge) {
      for (Worker worker : workers.values()) {
        BigInteger distance = worker.hashedKey.xor(challenge.seed());
        boolean hit = distance.compareTo(challenge.onlineTarget()) <= 0;
        if (worker.session != null && !worker.paused && hit) {
          worker.waiting.add(number);
        }
      }
    }
    if (fromPallet && message instanceof ParametersChanged changed) {
      parameters = changed.parameters();
    }
    return true;
  }

  private void event(Bytes32 key, Worker worker, WorkerEvent event) {
    switch (event) {
      case Registered registered -> worker.confidence = registered.confidenceLevel();
      case BenchStarted started -> {
        worker.benchmarkStart = number;
        worker.benchmarkLength = started.durationBlocks();
      }
      case BenchScored _ -> {}
      case Started started -> {
        worker.session = started.sessionId();
        worker.paused = false;
        worker.unresponsive = false;
        worker.v = started.initialV();
        worker.vInit = started.initialV();
        worker.vDeductible = U64F64.ZERO;
        worker.vUpdateAt = now;
        worker.vUpdateBlock = number;
        worker.iterationLast = 0;
        worker.challengeTimeLast = now;
        worker.pBench = U64F64.of(started.initialScore());
        worker.pInstant = worker.pBench;
        worker.contracts = false;
      }
      case Stopped _ -> {
        worker.session = null;
        settled.add(new Settlement(key, worker.v, U64F64.ZERO, U64F64.ZERO));
      }
      case EnteredUnresponsive _ -> worker.paused = worker.paused || worker.session != null;
      case ExitedUnresponsive _ -> worker.paused = false;
    }
  }

  private boolean heartbeat(Bytes32 key, Heartbeat heartbeat) {
    Worker worker = workers.get(key);
    if (worker == null) {
      return true;
    }
    if (worker.waiting.isEmpty() || worker.waiting.peek() != heartbeat.challengeBlock()) {
      return false;
    }
    worker.waiting.remove();
    if (worker.session == null || worker.session != heartbeat.sessionId()) {
      return true;
    }
    worker.answered = true;
    worker.contracts = heartbeat.clusters() > 0;
    if (Long.compareUnsigned(now, worker.challengeTimeLast) > 0) {
      if (Long.compareUnsigned(heartbeat.iterations(), worker.iterationLast) < 0) {
        worker.iterationLast = heartbeat.iterations();
      }
      U64F64 seconds = U64F64.of(now - worker.challengeTimeLast).dividedByInteger(1000);
      U64F64 rate =
          U64F64
              .of(heartbeat.iterations() - worker.iterationLast)
              .dividedBy(seconds)
              .times(U64F64.of(6));
      worker.pInstant = rate.min(worker.pBench.times(U64F64.parse("1.2")));
    }
    worker.challengeTimeLast = heartbeat.challengeTimeMillis();
    worker.iterationLast = heartbeat.iterations();
    if (worker.unresponsive) {
      worker.vDeductible = U64F64.ZERO;
      worker.vUpdateAt = now;
      worker.vUpdateBlock = number;
    } else {
      pay(key, worker);
    }
    return true;
  }

  private void pay(Bytes32 key, Worker worker) {
    U64F64 payout = U64F64.ZERO;
    U64F64 treasury = U64F64.ZERO;
    boolean pays =
        !shareSum.isZero()
            && !worker.vDeductible.isZero()
            && number > worker.vUpdateBlock
            && !worker.share().isZero();
    if (pays) {
      U64F64 budget =
          worker
              .share()
              .dividedBy(shareSum)
              .times(parameters.budgetPerBlock())
              .times(U64F64.of(number - worker.vUpdateBlock));
      payout = budget.times(U64F64.ONE.minus(parameters.treasuryRatio()));
      treasury = budget.times(parameters.treasuryRatio());
      U64F64 deducted = worker.vDeductible.min(payout);
      worker.v = worker.v.compareTo(deducted) > 0 ? worker.v.minus(deducted) : U64F64.ZERO;
      worker.vDeductible = U64F64.ZERO;
      worker.vUpdateAt = now;
      worker.vUpdateBlock = number;
    }
    settled.add(new Settlement(key, worker.v, payout, treasury));
  }

  Optional<SettlementReport> end() {
    workers.forEach(this::endOfBlock);
    boolean empty = offline.isEmpty() && recovered.isEmpty() && settled.isEmpty();
    return empty
        ? Optional.empty()
        : Optional.of(new SettlementReport(number, now, offline, recovered, settled));
  }

  private void endOfBlock(Bytes32 key, Worker worker) {
    if (worker.benchmarkStart != null && number - worker.benchmarkStart >= worker.benchmarkLength) {
      worker.benchmarkStart = null;
    }
    if (worker.session == null) {
      return;
    }
    if (worker.unresponsive) {
      if (worker.answered) {
        worker.unresponsive = false;
        recovered.add(key);
      }
    } else if (!worker.waiting.isEmpty()
        && number - worker.waiting.element() > parameters.heartbeatWindow()) {
      worker.unresponsive = true;
      offline.add(key);
    }
    if (worker.unresponsive) {
      worker.v = worker.v.minus(worker.v.times(parameters.slashRate()));
      worker.vDeductible = U64F64.ZERO;
    } else if (!worker.answered) {
      U64F64 cost = parameters.costK().times(worker.pBench).plus(parameters.costB());
      U64F64 m = worker.pBench.isZero() ? U64F64.ONE : worker.p().dividedBy(worker.pBench);
      U64F64 rate = parameters.rho().minus(U64F64.ONE);
      U64F64 increment = m.times(rate.times(worker.v).plus(cost));
      worker.v = worker.v.plus(increment).min(parameters.vMax());
      worker.vDeductible = worker.vDeductible.plus(increment);
    }
  }
}
