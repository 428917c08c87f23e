package network.khala.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import network.khala.frame.dispatch.Origin;
import network.khala.frame.dispatch.RuntimeCall;
import network.khala.pallets.proxy.ProxyCall;
import network.khala.pallets.proxy.ProxyError;
import network.khala.pallets.proxy.ProxyEvent;
import network.khala.pallets.proxy.ProxyType;
import network.khala.pallets.system.SystemError;
import network.khala.pallets.utility.UtilityCall;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.DispatchError;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.MultiAddress;
import network.khala.scale.Result;
import network.khala.scale.Unit;
import org.junit.jupiter.api.Test;

class ProxyTest extends GovernedChain {
  @Test
  void proxy_thatWasAdded_actsForTheAccount() {
    assertThat(proxy(BOB, transfer(NEWCOMER, 3))).isEqualTo(refused(ProxyError.NOT_PROXY));
    add(ProxyType.ANY, 0);
    assertThat(reserved(ALICE)).isPositive();

    assertThat(proxy(BOB, transfer(NEWCOMER, 3))).isEqualTo(Result.ok());
    assertThat(chain.events()).endsWith(new ProxyEvent.ProxyExecuted(Result.ok()));
    assertThat(free(NEWCOMER)).isEqualTo(tokens(3));

    assertThat(
            call(
                ALICE,
                pallets().proxy(),
                new ProxyCall.RemoveProxy(MultiAddress.of(BOB), ProxyType.ANY, 0)))
        .isEqualTo(Result.ok());
    assertThat(reserved(ALICE)).isZero();
    assertThat(proxy(BOB, transfer(NEWCOMER, 3))).isEqualTo(refused(ProxyError.NOT_PROXY));
  }

  @Test
  void proxy_ofALimitedType_isLimitedInsideBatchesToo() {
    add(ProxyType.NON_TRANSFER, 0);
    UtilityCall batch = new UtilityCall.BatchAll(List.of(remark(1), transfer(NEWCOMER, 3)));
    RuntimeCall inBatch = new RuntimeCall(PalletIndex.UTILITY, batch);

    proxy(BOB, transfer(NEWCOMER, 3));
    assertThat(chain.events()).endsWith(new ProxyEvent.ProxyExecuted(filtered()));
    proxy(BOB, inBatch);
    assertThat(chain.events()).endsWith(new ProxyEvent.ProxyExecuted(filtered()));
    proxy(BOB, remark(1));
    assertThat(chain.events()).endsWith(new ProxyEvent.ProxyExecuted(Result.ok()));
    assertThat(free(NEWCOMER)).isZero();
  }

  @Test
  void proxy_ofALimitedType_makesNoneThatMayDoMore() {
    add(ProxyType.NON_TRANSFER, 0);
    RuntimeCall more =
        pallets().proxy().outer(new ProxyCall.AddProxy(MultiAddress.of(CHARLIE), ProxyType.ANY, 0));
    RuntimeCall asMuch =
        pallets()
            .proxy()
            .outer(new ProxyCall.AddProxy(MultiAddress.of(CHARLIE), ProxyType.GOVERNANCE, 0));

    proxy(BOB, more);
    assertThat(chain.events()).endsWith(new ProxyEvent.ProxyExecuted(filtered()));
    proxy(BOB, asMuch);
    assertThat(chain.events()).endsWith(new ProxyEvent.ProxyExecuted(Result.ok()));
  }

  @Test
  void proxy_withDelay_mustAnnounceAndCanBeRefused() {
    add(ProxyType.ANY, 3);
    RuntimeCall call = transfer(NEWCOMER, 3);
    Hash hash = Hash.blake2(KhalaRuntime.types().codecs().of(RuntimeCall.class).encode(call));

    assertThat(proxy(BOB, call)).isEqualTo(refused(ProxyError.UNPROXYABLE));
    assertThat(announced(call)).isEqualTo(refused(ProxyError.UNANNOUNCED));
    announce(hash);
    assertThat(reserved(BOB)).isPositive();
    assertThat(announced(call)).isEqualTo(refused(ProxyError.UNANNOUNCED));
    blocks(3);
    assertThat(announced(call)).isEqualTo(Result.ok());
    assertThat(free(NEWCOMER)).isEqualTo(tokens(3));
    assertThat(reserved(BOB)).isZero();

    announce(hash);
    assertThat(
            call(
                ALICE,
                pallets().proxy(),
                new ProxyCall.RejectAnnouncement(MultiAddress.of(BOB), hash)))
        .isEqualTo(Result.ok());
    blocks(3);
    assertThat(announced(call)).isEqualTo(refused(ProxyError.UNANNOUNCED));
  }

  @Test
  void pure_accountWithoutAKey_livesByItsProxyAndEndsItself() {
    long height = chain.number();
    assertThat(call(ALICE, pallets().proxy(), new ProxyCall.CreatePure(ProxyType.ANY, 0, 5)))
        .isEqualTo(Result.ok());
    AccountId pure = ((ProxyEvent.PureCreated) chain.events().getLast()).pure();
    chain.call(Origin.signed(DAVE), transfer(pure, 10));
    ProxyCall kill = new ProxyCall.KillPure(MultiAddress.of(ALICE), ProxyType.ANY, 5, height, 0);

    assertThat(call(ALICE, pallets().proxy(), kill)).isEqualTo(refused(ProxyError.NO_PERMISSION));
    assertThat(
            call(
                ALICE,
                pallets().proxy(),
                new ProxyCall.Proxy(
                    MultiAddress.of(pure), Optional.empty(), pallets().proxy().outer(kill))))
        .isEqualTo(Result.ok());
    assertThat(reserved(ALICE)).isZero();
    assertThat(
            call(
                ALICE,
                pallets().proxy(),
                new ProxyCall.Proxy(MultiAddress.of(pure), Optional.empty(), remark(1))))
        .isEqualTo(refused(ProxyError.NOT_PROXY));
  }

  @Test
  void addProxy_otherwiseThanItMust_isRefused() {
    add(ProxyType.ANY, 0);
    assertThat(
            call(
                ALICE,
                pallets().proxy(),
                new ProxyCall.AddProxy(MultiAddress.of(BOB), ProxyType.ANY, 0)))
        .isEqualTo(refused(ProxyError.DUPLICATE));
    assertThat(
            call(
                ALICE,
                pallets().proxy(),
                new ProxyCall.AddProxy(MultiAddress.of(ALICE), ProxyType.ANY, 0)))
        .isEqualTo(refused(ProxyError.NO_SELF_PROXY));
    assertThat(
            call(
                ALICE,
                pallets().proxy(),
                new ProxyCall.RemoveProxy(MultiAddress.of(BOB), ProxyType.ANY, 9)))
        .isEqualTo(refused(ProxyError.NOT_FOUND));
  }

  private void add(ProxyType type, long delay) {
    assertThat(
            call(
                ALICE,
                pallets().proxy(),
                new ProxyCall.AddProxy(MultiAddress.of(BOB), type, delay)))
        .isEqualTo(Result.ok());
  }

  private Result<Unit, DispatchError> proxy(AccountId who, RuntimeCall call) {
    return call(
        who,
        pallets().proxy(),
        new ProxyCall.Proxy(MultiAddress.of(ALICE), Optional.empty(), call));
  }

  private void announce(Hash hash) {
    assertThat(call(BOB, pallets().proxy(), new ProxyCall.Announce(MultiAddress.of(ALICE), hash)))
        .isEqualTo(Result.ok());
  }

  private Result<Unit, DispatchError> announced(RuntimeCall call) {
    return call(
        DAVE,
        pallets().proxy(),
        new ProxyCall.ProxyAnnounced(
            MultiAddress.of(BOB), MultiAddress.of(ALICE), Optional.empty(), call));
  }

  private Result<Unit, DispatchError> filtered() {
    return refused(chain.runtime().system(), SystemError.CALL_FILTERED);
  }

  private Result<Unit, DispatchError> refused(ProxyError error) {
    return refused(pallets().proxy(), error);
  }
}
