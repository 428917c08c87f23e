package network.khala.node.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import network.khala.frame.dispatch.RuntimeCall;
import network.khala.frame.extrinsic.Extrinsic;
import network.khala.frame.extrinsic.ValidTransaction;
import network.khala.node.pool.PooledTransaction;
import network.khala.node.signatures.NodeSignatures;
import network.khala.node.spec.ChainSpec;
import network.khala.node.spec.Presets;
import network.khala.node.store.ChainDatabase;
import network.khala.node.store.MemoryStore;
import network.khala.node.store.Pruning;
import network.khala.pallets.system.SystemCall;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.MultiAddress;
import network.khala.protocol.substrate.MultiSignature;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import org.junit.jupiter.api.Test;

/// A transaction on which the runtime itself fails, which no check foresaw.
class DefectiveTransactionTest {
  private static final ChainSpec SPEC = Presets.development(3000, Bytes32.ZERO);
  private static final long MINUTE_NANOS = 60_000_000_000L;

  private final Chain chain = new Chain(open(), SPEC.runtime(), NodeSignatures.ofOneBlock());

  private static ChainDatabase open() {
    ChainDatabase database = ChainDatabase.open(new MemoryStore(), Pruning.DEFAULT, 1000);
    GenesisBlock.establish(database, SPEC);
    return database;
  }

  @Test
  void author_transactionOnWhichTheRuntimeFails_isLeftOutForGood() {
    PooledTransaction transaction =
        new PooledTransaction(defective(), ValidTransaction.NEUTRAL, -1L, 0);

    BlockDraft.Outcome outcome =
        chain.author(
            new BlockDraft(
                1_700_000_000_000L, List.of(transaction), System.nanoTime() + MINUTE_NANOS),
            new ConstantSealer());

    assertThat(outcome.invalid()).containsExactly(transaction.hash());
    assertThat(outcome.included()).isZero();
    assertThat(chain.head().number()).isEqualTo(1);
    assertThat(chain.block(1).orElseThrow().extrinsics()).hasSize(1);
  }

  /// Without what the runtime's extensions look for: no decoder makes such a thing.
  private Extrinsic defective() {
    RuntimeCall call = chain.runtimeAt(0).system().outer(new SystemCall.Remark(Bytes.EMPTY));
    Bytes bytes = Bytes.of((byte) 1);
    Extrinsic.Signed signed =
        new Extrinsic.Signed(
            MultiAddress.of(AccountId.ZERO),
            MultiSignature.sr25519(new byte[64]),
            List.of(),
            Bytes.EMPTY);
    return new Extrinsic(
        bytes, Hash.blake2(bytes.toArray()), Optional.of(signed), call, Bytes.EMPTY);
  }
}
