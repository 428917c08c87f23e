package network.khala.benchmarks.weights;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import network.khala.crypto.Sr25519KeyPair;
import network.khala.frame.dispatch.RuntimeCall;
import network.khala.pallets.assets.AssetsCall;
import network.khala.pallets.mq.MqCall;
import network.khala.pallets.registry.RegistryCall;
import network.khala.pallets.stakepool.StakePoolCall;
import network.khala.pallets.wrapped.WrappedBalancesCall;
import network.khala.protocol.mq.Message;
import network.khala.protocol.mq.MessageOrigin;
import network.khala.protocol.mq.SignedMessage;
import network.khala.protocol.mq.Topics;
import network.khala.protocol.registry.RegistryEvent;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.MultiAddress;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.Bytes;

/// Brings a chain to where people mine: a gatekeeper, registered workers with a score, and pool 0
/// of account 1's.
final class Staking {
  static final int OWNER = 1;
  static final long POOL = 0;

  /// The key of the only gatekeeper.
  static final int GATEKEEPER = 900;

  /// The gatekeepers' common key.
  static final int MASTER = 901;

  static final BigInteger STAKE = World.tokens(2000);

  private static final long BENCHMARK_MILLIS = 24_000;
  private static final long BENCHMARK_ITERATIONS = 400;

  private final World world;

  Staking(World world) {
    this.world = world;
  }

  /// The gatekeeper registers and makes the master key.
  Staking launch() {
    register(GATEKEEPER);
    world.root(
        world
            .runtime()
            .registry()
            .outer(new RegistryCall.RegisterGatekeeper(World.publicKey(GATEKEEPER))));
    world.nextBlock();
    fromWorker(GATEKEEPER, 0, new RegistryEvent.MasterPubkey(World.publicKey(MASTER)));
    world.nextBlock();
    return this;
  }

  /// Workers register and are scored.
  Staking workers(int from, int to) {
    IntStream.rangeClosed(from, to).forEach(this::register);
    long start = world.nowMillis();
    world.nextBlock(BENCHMARK_MILLIS);
    for (int worker = from; worker <= to; worker++) {
      fromWorker(worker, 0, new RegistryEvent.BenchReport(start, BENCHMARK_ITERATIONS));
    }
    world.nextBlock();
    return this;
  }

  /// Pool 0 with free stake and workers that wait.
  Staking pool(int workers, BigInteger free) {
    wrap(OWNER, free.add(World.tokens(1000)));
    by(OWNER, new StakePoolCall.Create());
    contribute(OWNER, free);
    for (int worker = 1; worker <= workers; worker++) {
      by(OWNER, new StakePoolCall.AddWorker(POOL, World.publicKey(worker)));
    }
    world.nextBlock();
    return this;
  }

  /// Workers of pool 0 begin to compute.
  Staking start(int workers) {
    for (int worker = 1; worker <= workers; worker++) {
      by(OWNER, new StakePoolCall.StartComputing(POOL, World.publicKey(worker), STAKE));
    }
    world.nextBlock();
    return this;
  }

  /// Others contribute to pool 0 and ask for their shares back, more than is free.
  Staking queue(int others, BigInteger each) {
    for (int other = 2; other < 2 + others; other++) {
      wrap(other, each);
      contribute(other, each);
    }
    world.nextBlock();
    return this;
  }

  void contribute(int who, BigInteger amount) {
    by(who, new StakePoolCall.Contribute(POOL, amount, Optional.empty()));
  }

  void wrap(int who, BigInteger amount) {
    world.by(who, world.runtime().staking().wrapped().outer(new WrappedBalancesCall.Wrap(amount)));
  }

  /// The owner gives W-PHA away.
  void give(AccountId to, BigInteger amount) {
    world.by(
        OWNER,
        world
            .runtime()
            .staking()
            .assets()
            .outer(
                new AssetsCall.Transfer(
                    world.config().staking().wrappedAsset(), MultiAddress.of(to), amount)));
  }

  void by(int who, StakePoolCall call) {
    world.by(who, outer(call));
  }

  RuntimeCall outer(StakePoolCall call) {
    return world.runtime().staking().stakePool().outer(call);
  }

  private void register(int worker) {
    Sr25519PublicKey key = World.publicKey(worker);
    Optional<AccountId> operator = Optional.of(World.account(OWNER));
    world.root(
        world.runtime().registry().outer(new RegistryCall.ForceRegisterWorker(key, key, operator)));
  }

  private void fromWorker(int worker, long sequence, RegistryEvent event) {
    Message message =
        new Message(
            new MessageOrigin.Worker(World.publicKey(worker)),
            Topics.REGISTRY_EVENT,
            Bytes.wrap(RegistryEvent.CODEC.encode(event)));
    world.by(
        OWNER,
        world
            .runtime()
            .mq()
            .outer(new MqCall.SyncOffchainMessage(signed(worker, message, sequence))));
  }

  static SignedMessage signed(int key, Message message, long sequence) {
    try (Sr25519KeyPair pair = World.key(key)) {
      return new SignedMessage(
          message, sequence, Bytes.wrap(pair.sign(SignedMessage.dataToSign(message, sequence))));
    }
  }

  static List<Sr25519PublicKey> keys(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(World::publicKey).toList();
  }
}
