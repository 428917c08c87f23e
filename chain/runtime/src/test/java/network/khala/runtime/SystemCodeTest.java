package network.khala.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import network.khala.frame.dispatch.RuntimeCall;
import network.khala.pallets.phat.PhatContractsCall;
import network.khala.pallets.phat.PhatContractsPallet;
import network.khala.pallets.registry.RegistryGenesis;
import network.khala.protocol.contract.SystemCodeChanged;
import network.khala.protocol.contract.SystemContract;
import network.khala.protocol.mq.Topics;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Weight;
import network.khala.scale.Bytes;
import network.khala.scale.DecodeException;
import network.khala.scale.Result;
import network.khala.scale.Tuple2;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/// The code of system contracts.
class SystemCodeTest extends PhatChain {
  private static final Bytes NEW_CODE = Bytes.wrap(new byte[] {0, 'a', 's', 'm'});

  @Test
  void genesis_withACode_tellsTheEnclavesInBlockOne() {
    assertThat(sent(Topics.SYSTEM_CODE, SystemCodeChanged.CODEC))
        .containsExactly(new SystemCodeChanged.V0(1, Hash.blake2(SystemContract.BUILT_IN_CODE)));
    assertThat(code()).isEqualTo(new Tuple2<>(1, SystemContract.BUILT_IN_CODE));
  }

  @Test
  void genesis_withoutACode_tellsNothing() {
    TestChain bare =
        RegistryChain.chain(RuntimeConfig.ofBlockTime(BLOCK_MILLIS), RegistryGenesis.EMPTY);

    assertThat(RegistryChain.on(Topics.SYSTEM_CODE, bare.nextBlock(BLOCK_MILLIS))).isEmpty();
    assertThat(StoredItems.value(bare.runtime().phatContracts(), "PinkSystemCodeHash").exists())
        .isFalse();
  }

  @Test
  void setCode_byCouncil_countsFromTheNextBlock() {
    chain.nextBlock(BLOCK_MILLIS);

    assertThat(byCouncil(phat().outer(new PhatContractsCall.SetPinkSystemCode(NEW_CODE))))
        .isEqualTo(Result.ok());
    assertThat(code().second()).isEqualTo(SystemContract.BUILT_IN_CODE);
    assertThat(sent(Topics.SYSTEM_CODE, SystemCodeChanged.CODEC)).isEmpty();

    assertThat(code()).isEqualTo(new Tuple2<>(2, NEW_CODE));
    assertThat(StoredItems.value(phat(), "PinkSystemCodeHash").find())
        .contains(Hash.blake2(NEW_CODE));
    assertThat(StoredItems.value(phat(), "NextPinkSystemCode").exists()).isFalse();
    assertThat(sent(Topics.SYSTEM_CODE, SystemCodeChanged.CODEC))
        .containsExactly(new SystemCodeChanged.V0(2, Hash.blake2(NEW_CODE)));
    assertThat(sent(Topics.SYSTEM_CODE, SystemCodeChanged.CODEC)).isEmpty();
  }

  @Test
  void setCode_afterTheLastVersion_beginsAgain() {
    StoredItems.<Object>value(phat(), "PinkSystemCode").set(new Tuple2<>(0xffff, NEW_CODE));
    byRoot(new PhatContractsCall.SetPinkSystemCode(NEW_CODE));

    chain.nextBlock(BLOCK_MILLIS);

    assertThat(code().first()).isZero();
  }

  @Test
  void onInitialize_withACode_weighsByItsLength() {
    Weight idle = phat().onInitialize(2);
    byRoot(
        new PhatContractsCall.SetPinkSystemCode(
            Bytes.wrap(new byte[PhatContractsPallet.INK_CODE_MAX])));

    assertThat(phat().onInitialize(2).refTime()).isGreaterThan(idle.refTime());
  }

  @Test
  void code_beyondItsLimit_doesNotDecode() {
    PhatContractsCall most =
        new PhatContractsCall.SetPinkSystemCode(
            Bytes.wrap(new byte[PhatContractsPallet.INK_CODE_MAX]));
    byte[] encoded = KhalaRuntime.types().codecs().of(RuntimeCall.class).encode(phat().outer(most));
    // The compact length, in its four-byte form, one higher.
    encoded[2] = (byte) (encoded[2] + 4);

    Assertions.assertThatThrownBy(
            () -> KhalaRuntime.types().codecs().of(RuntimeCall.class).decode(encoded))
        .isInstanceOf(DecodeException.class);
  }

  private Tuple2<Integer, Bytes> code() {
    return StoredItems.<Tuple2<Integer, Bytes>>value(phat(), "PinkSystemCode").get();
  }
}
