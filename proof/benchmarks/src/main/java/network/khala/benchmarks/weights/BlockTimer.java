package network.khala.benchmarks.weights;

import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import java.util.TreeMap;
import network.khala.benchmarks.Effort;
import network.khala.benchmarks.chain.TemporaryNode;
import network.khala.crypto.Sr25519Batch;
import network.khala.crypto.Sr25519KeyPair;
import network.khala.engines.BlockSchedule;
import network.khala.frame.dispatch.RuntimeCall;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.Era;
import network.khala.protocol.substrate.MultiAddress;
import network.khala.protocol.substrate.MultiSignature;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import network.khala.scale.Unit;

/// Measures what a block costs without transactions, and a transaction without its call.
final class BlockTimer {
  private static final int SIGNATURES = 64;

  /// Signatures are verified on all processors, before a block is made or executed.
  private static final int PROCESSORS = 2;

  private final Effort effort;
  private final Stopwatch stopwatch;
  private final Prices prices;

  BlockTimer(Effort effort, Stopwatch stopwatch, Prices prices) {
    this.effort = effort;
    this.stopwatch = stopwatch;
    this.prices = prices;
  }

  /// An empty block, from its hooks to its seal on disk.
  MeasuredWeight block() throws IOException {
    try (TemporaryNode temporary =
        TemporaryNode.open(3000, new BlockSchedule.Instant(), new TreeMap<>())) {
      double nanos = ProcessorTime.median(effort, temporary.node()::produceBlock);
      return MeasuredWeight.ofNanos("Base.block", nanos, 0);
    }
  }

  /// A signed transaction whose call does nothing: decoded, its signature verified among others,
  /// its nonce and fee taken, its events reported. It reads and changes its sender's account; what
  /// all transactions of a block read is in memory.
  MeasuredWeight extrinsic() {
    World world = new World();
    try (Sr25519KeyPair key = World.key(77)) {
      AccountId sender = new AccountId(key.accountId());
      world.runtime().balances().endow(sender, World.tokens(1000));
      world.nextBlock();
      Bytes extrinsic = signed(world, key, sender);
      double executed = stopwatch.nanos(world, () -> world.executive().apply(extrinsic));
      double verified = verification();
      return MeasuredWeight.ofNanos(
          "Base.extrinsic",
          executed + verified / PROCESSORS + prices.readNanos() + prices.writeNanos(),
          0);
    }
  }

  private static Bytes signed(World world, Sr25519KeyPair key, AccountId sender) {
    RuntimeCall call = SystemCases.remark(world);
    List<Object> extra =
        List.of(
            Unit.UNIT,
            Unit.UNIT,
            Unit.UNIT,
            Unit.UNIT,
            Era.immortal(),
            0L,
            Unit.UNIT,
            Unit.UNIT,
            BigInteger.ZERO);
    byte[] payload = world.runtime().format().payloadOf(call, extra);
    return world
        .runtime()
        .format()
        .encodeSigned(
            MultiAddress.of(sender), MultiSignature.sr25519(key.sign(payload)), extra, call);
  }

  /// A signature's share of a batch.
  private double verification() {
    byte[] message = new byte[120];
    try (Sr25519KeyPair key = World.key(78)) {
      byte[] signature = key.sign(message);
      return ProcessorTime.median(effort, () -> verify(key.publicKey(), message, signature))
          / SIGNATURES;
    }
  }

  private static void verify(Bytes32 signer, byte[] message, byte[] signature) {
    Sr25519Batch batch = new Sr25519Batch();
    for (int each = 0; each < SIGNATURES; each++) {
      batch.add(signer, message, signature);
    }
    batch.verify();
  }
}
