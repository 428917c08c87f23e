package network.khala.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import network.khala.crypto.SecretUri;
import network.khala.crypto.Sr25519KeyPair;
import network.khala.engines.BlockSchedule;
import network.khala.finality.FinalityProof;
import network.khala.frame.dispatch.RuntimeCall;
import network.khala.frame.extrinsic.ExtrinsicFormat;
import network.khala.frame.extrinsic.InvalidTransaction;
import network.khala.node.chain.Block;
import network.khala.node.chain.BlockRefusedException;
import network.khala.node.chain.ChainListener;
import network.khala.node.pool.PoolLimits;
import network.khala.node.pool.PoolRefusal;
import network.khala.node.pool.PoolRefusedException;
import network.khala.node.pool.PoolStatus;
import network.khala.node.spec.ChainSpec;
import network.khala.node.spec.ChainSpecJson;
import network.khala.node.spec.Presets;
import network.khala.node.store.Pruning;
import network.khala.node.store.StoreOptions;
import network.khala.pallets.balances.BalancesCall;
import network.khala.pallets.system.SystemCall;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.Era;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Header;
import network.khala.protocol.substrate.MultiAddress;
import network.khala.protocol.substrate.MultiSignature;
import network.khala.runtime.KhalaRuntime;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import network.khala.scale.ScaleReader;
import network.khala.scale.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeTest {
  private static final BigInteger TOKEN = BigInteger.TEN.pow(12);
  private static final ChainSpec SPEC = Presets.development(3000, Bytes32.ZERO);

  /// Two fit into a block's share for what users send, three do not.
  private static final int LARGE_REMARK_BYTES = 5 << 19;

  private static final AccountId DAVE_TWIN = AccountId.fromHex("77".repeat(32));

  @TempDir private Path folder;

  @Test
  void submit_validTransfer_isIncludedSealedAndKeptOverARestart() throws IOException {
    List<PoolStatus> statuses = new CopyOnWriteArrayList<>();
    Hash block;
    try (Node node = open(folder)) {
      node.submit(transfer(node, 0), statuses::add);
      node.produceBlock();
      block = node.chain().headHash();
      assertThat(statuses)
          .containsExactly(
              new PoolStatus.Ready(),
              new PoolStatus.InBlock(block, 1),
              new PoolStatus.Finalized(block, 1));
      assertThat(free(node, DAVE_TWIN)).isEqualTo(TOKEN);
      Bytes proof = node.chain().database().blocks().finalityProof(1).orElseThrow();
      assertThat(FinalityProof.CODEC.decode(proof)).isInstanceOf(FinalityProof.Sealed.class);
    }
    try (Node node = open(folder)) {
      assertThat(node.chain().headHash()).isEqualTo(block);
      assertThat(node.chain().finalised()).isEqualTo(1);
      node.submit(transfer(node, 1), status -> {});
      node.produceBlock();
      assertThat(free(node, DAVE_TWIN)).isEqualTo(TOKEN.multiply(BigInteger.TWO));
    }
  }

  @Test
  void submit_laterNonceFirst_waitsForTheEarlierOne() throws IOException {
    List<PoolStatus> statuses = new CopyOnWriteArrayList<>();
    try (Node node = open(folder)) {
      node.submit(transfer(node, 1), statuses::add);
      assertThat(statuses).containsExactly(new PoolStatus.Future());
      node.submit(transfer(node, 0), status -> {});
      assertThat(statuses).containsExactly(new PoolStatus.Future(), new PoolStatus.Ready());
      assertThat(node.produceBlock().included()).isEqualTo(2);
    }
  }

  @Test
  void instantSchedule_moreThanABlockHolds_goesOnInTheNext() throws Exception {
    List<CompletableFuture<PoolStatus>> fates = new ArrayList<>();
    try (Node node = open(folder)) {
      for (int nonce = 0; nonce < 4; nonce++) {
        CompletableFuture<PoolStatus> fate = new CompletableFuture<>();
        fates.add(fate);
        node.submit(
            remark(node, nonce, LARGE_REMARK_BYTES),
            status -> {
              if (status instanceof PoolStatus.Finalized) {
                fate.complete(status);
              }
            });
      }
      node.start();
      for (CompletableFuture<PoolStatus> fate : fates) {
        fate.get(60, TimeUnit.SECONDS);
      }
      assertThat(node.chain().head().number()).isEqualTo(2);
    }
  }

  @Test
  void submit_flippedByte_isRefusedForItsSignature() throws IOException {
    try (Node node = open(folder)) {
      byte[] bytes = transfer(node, 0).toArray();
      bytes[60] ^= 1;
      assertThatThrownBy(() -> node.submit(Bytes.wrap(bytes), status -> {}))
          .isInstanceOfSatisfying(
              PoolRefusedException.class,
              refused ->
                  assertThat(refused.refusal())
                      .isEqualTo(new PoolRefusal.Invalid(new InvalidTransaction.BadProof())));
    }
  }

  @Test
  void importBlock_ofAnotherNode_reachesTheSameState() throws IOException {
    try (Node author = open(folder.resolve("a"));
        Node follower = open(folder.resolve("b"))) {
      author.submit(transfer(author, 0), status -> {});
      author.produceBlock();
      Block block = author.chain().block(1).orElseThrow();
      Block copy = Block.decode(new ScaleReader(block.encode()));

      follower.chain().importBlock(copy, author.chain().database().blocks().finalityProof(1));

      assertThat(follower.chain().headHash()).isEqualTo(author.chain().headHash());
    }
  }

  @Test
  void importBlock_withATransactionThatWasNeverHere_endsTheWaitOfTheNextOne() throws IOException {
    List<PoolStatus> statuses = new CopyOnWriteArrayList<>();
    try (Node author = open(folder.resolve("a"));
        Node follower = open(folder.resolve("b"))) {
      follower.submit(transfer(follower, 1), statuses::add);
      author.submit(transfer(author, 0), status -> {});
      author.produceBlock();

      follower
          .chain()
          .importBlock(
              author.chain().block(1).orElseThrow(),
              author.chain().database().blocks().finalityProof(1));

      assertThat(statuses).containsExactly(new PoolStatus.Future(), new PoolStatus.Ready());
    }
  }

  @Test
  void importBlock_withoutAnExtrinsic_isRefusedAndLeavesNothing() throws IOException {
    try (Node author = open(folder.resolve("a"));
        Node follower = open(folder.resolve("b"))) {
      author.submit(transfer(author, 0), status -> {});
      author.produceBlock();
      Block block = author.chain().block(1).orElseThrow();
      Block forged = new Block(block.header(), block.extrinsics().subList(0, 1));

      assertThatThrownBy(() -> follower.chain().importBlock(forged, java.util.Optional.empty()))
          .isInstanceOf(BlockRefusedException.class)
          .hasMessageContaining("extrinsics");
      assertThat(follower.chain().head().number()).isZero();
    }
  }

  @Test
  void chainSpec_writtenAndRead_isTheSameChain() {
    ChainSpec read = ChainSpecJson.parse(ChainSpecJson.format(SPEC));

    assertThat(read).isEqualTo(SPEC);
  }

  @Test
  void start_eagerAndNothingToDo_makesABlockAllTheSame() throws Exception {
    CountDownLatch made = new CountDownLatch(1);
    try (Node node = open(folder, new BlockSchedule.Eager(Duration.ofMillis(20)))) {
      node.chain()
          .listen(
              new ChainListener() {
                @Override
                public void onHead(Header header, Hash hash, List<Hash> extrinsics) {
                  made.countDown();
                }
              });
      node.start();
      assertThat(made.await(60, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void start_blockThatFailsForADefect_isFollowedByTheNext() throws Exception {
    CountDownLatch made = new CountDownLatch(2);
    try (Node node = open(folder, new BlockSchedule.Eager(Duration.ofMillis(20)))) {
      node.chain()
          .listen(
              new ChainListener() {
                @Override
                public void onHead(Header header, Hash hash, List<Hash> extrinsics) {
                  made.countDown();
                  if (header.number() == 1) {
                    throw new IllegalStateException("a defect");
                  }
                }
              });
      node.start();
      assertThat(made.await(60, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static Node open(Path folder) throws IOException {
    return open(folder, new BlockSchedule.Instant());
  }

  private static Node open(Path folder, BlockSchedule schedule) throws IOException {
    NodeConfig config =
        new NodeConfig(
            SPEC,
            folder,
            Pruning.DEFAULT,
            new StoreOptions(8L << 20, 1L << 20),
            PoolLimits.DEFAULT,
            schedule);
    return Node.open(config, Presets.authority(), InstantSource.system());
  }

  private static BigInteger free(Node node, AccountId who) {
    KhalaRuntime runtime = node.chain().runtimeAt(node.chain().head().number());
    return runtime.balances().funds().free(who);
  }

  private static Bytes transfer(Node node, long nonce) {
    return signed(
        node,
        nonce,
        runtime ->
            runtime
                .balances()
                .outer(new BalancesCall.TransferKeepAlive(MultiAddress.of(DAVE_TWIN), TOKEN)));
  }

  private static Bytes remark(Node node, long nonce, int size) {
    SystemCall remark = new SystemCall.Remark(Bytes.wrap(new byte[size]));
    return signed(node, nonce, runtime -> runtime.system().outer(remark));
  }

  private static Bytes signed(Node node, long nonce, Function<KhalaRuntime, RuntimeCall> maker) {
    try (SecretUri uri = SecretUri.parse("//Alice");
        Sr25519KeyPair alice = uri.sr25519()) {
      KhalaRuntime runtime = node.chain().runtimeAt(node.chain().head().number());
      // A signature is made for the state it is checked on: genesis is known from block 1 on.
      runtime.system().assumeNextBlock(node.chain().headHash());
      RuntimeCall call = maker.apply(runtime);
      List<Object> extra =
          List.of(
              Unit.UNIT,
              Unit.UNIT,
              Unit.UNIT,
              Unit.UNIT,
              Era.immortal(),
              nonce,
              Unit.UNIT,
              Unit.UNIT,
              BigInteger.ZERO);
      ExtrinsicFormat format = runtime.format();
      byte[] payload = format.payloadOf(call, extra);
      return format.encodeSigned(
          MultiAddress.of(new AccountId(alice.accountId())),
          MultiSignature.sr25519(alice.sign(payload)),
          extra,
          call);
    }
  }
}
