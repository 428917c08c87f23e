package network.khala.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import network.khala.frame.dispatch.Origin;
import network.khala.pallets.vesting.VestingCall;
import network.khala.pallets.vesting.VestingError;
import network.khala.pallets.vesting.VestingEvent;
import network.khala.pallets.vesting.VestingInfo;
import network.khala.protocol.substrate.DispatchError;
import network.khala.protocol.substrate.DispatchError.TokenError;
import network.khala.protocol.substrate.MultiAddress;
import network.khala.scale.Result;
import network.khala.scale.Unit;
import org.junit.jupiter.api.Test;

class VestingTest extends GovernedChain {
  @Test
  void vestedTransfer_isSetFreeLittleByLittle() {
    long start = chain.number();
    assertThat(give(new VestingInfo(tokens(10), tokens(2), start))).isEqualTo(Result.ok());
    assertThat(free(NEWCOMER)).isEqualTo(tokens(10));
    assertThat(chain.call(Origin.signed(NEWCOMER), transfer(DAVE, 1)))
        .isEqualTo(Result.err(new DispatchError.Token(TokenError.FROZEN)));

    blocks(2);
    assertThat(call(NEWCOMER, pallets().vesting(), new VestingCall.Vest())).isEqualTo(Result.ok());
    assertThat(chain.events()).endsWith(new VestingEvent.VestingUpdated(NEWCOMER, tokens(6)));
    assertThat(chain.call(Origin.signed(NEWCOMER), transfer(DAVE, 4))).isEqualTo(Result.ok());

    blocks(3);
    assertThat(
            call(ALICE, pallets().vesting(), new VestingCall.VestOther(MultiAddress.of(NEWCOMER))))
        .isEqualTo(Result.ok());
    assertThat(chain.events()).endsWith(new VestingEvent.VestingCompleted(NEWCOMER));
    assertThat(call(NEWCOMER, pallets().vesting(), new VestingCall.Vest()))
        .isEqualTo(refused(VestingError.NOT_VESTING));
  }

  @Test
  void mergeSchedules_locksAsMuchAndEndsWithTheLater() {
    long start = chain.number();
    give(new VestingInfo(tokens(10), tokens(1), start));
    give(new VestingInfo(tokens(20), tokens(1), start));
    blocks(2);

    assertThat(call(NEWCOMER, pallets().vesting(), new VestingCall.MergeSchedules(0, 1)))
        .isEqualTo(Result.ok());

    assertThat(chain.events()).endsWith(new VestingEvent.VestingUpdated(NEWCOMER, tokens(26)));
    blocks(17);
    call(NEWCOMER, pallets().vesting(), new VestingCall.Vest());
    assertThat(((VestingEvent.VestingUpdated) chain.events().getLast()).unvested())
        .isBetween(BigInteger.ONE, tokens(2));
    blocks(1);
    call(NEWCOMER, pallets().vesting(), new VestingCall.Vest());
    assertThat(((VestingEvent.VestingUpdated) chain.events().getLast()).unvested())
        .isLessThan(tokens(1));
  }

  @Test
  void vestedTransfer_otherwiseThanItMust_isRefused() {
    long start = chain.number();
    assertThat(give(new VestingInfo(BigInteger.ONE, BigInteger.ONE, start)))
        .isEqualTo(refused(VestingError.AMOUNT_LOW));
    assertThat(give(new VestingInfo(tokens(1), BigInteger.ZERO, start)))
        .isEqualTo(refused(VestingError.INVALID_SCHEDULE_PARAMS));
    for (int i = 0; i < 28; i++) {
      assertThat(give(new VestingInfo(tokens(1), BigInteger.ONE, start))).isEqualTo(Result.ok());
    }
    assertThat(give(new VestingInfo(tokens(1), BigInteger.ONE, start)))
        .isEqualTo(refused(VestingError.AT_MAX_VESTING_SCHEDULES));
    assertThat(call(NEWCOMER, pallets().vesting(), new VestingCall.MergeSchedules(0, 28)))
        .isEqualTo(refused(VestingError.SCHEDULE_INDEX_OUT_OF_BOUNDS));
  }

  private Result<Unit, DispatchError> give(VestingInfo schedule) {
    return call(
        ALICE,
        pallets().vesting(),
        new VestingCall.VestedTransfer(MultiAddress.of(NEWCOMER), schedule));
  }

  private Result<Unit, DispatchError> refused(VestingError error) {
    return refused(pallets().vesting(), error);
  }
}
