package network.khala.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import network.khala.pallets.identity.Judgement;
import network.khala.pallets.identity.Registration;
import network.khala.pallets.multisig.Multisig;
import network.khala.pallets.preimage.RequestStatus;
import network.khala.pallets.system.AccountData;
import network.khala.pallets.treasury.Proposal;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.Hash;
import network.khala.scale.Bytes;
import network.khala.scale.Tuple2;

/// What always holds, whatever people do with deposits: the token's issuance is the sum of all
/// accounts, what is reserved is what the pallets say, and a call that fails leaves no trace.
class GovernanceInvariantsTest {
  @Property(tries = 60)
  void anySequence_ofCalls_keepsTheInvariants(@ForAll @Size(min = 20, max = 80) List<Long> seeds) {
    GovernanceMachine machine = new GovernanceMachine();
    for (long seed : seeds) {
      SortedMap<Bytes, Bytes> before = StoredItems.changes(machine.chain.runtime());
      int events = machine.chain.runtime().kernel().eventCount();
      boolean failed = machine.step(new Random(seed));
      if (failed) {
        assertThat(StoredItems.changes(machine.chain.runtime()))
            .as("a failing call")
            .isEqualTo(before);
        assertThat(machine.chain.runtime().kernel().eventCount()).isEqualTo(events);
      }
      issuanceIsTheSumOfAccounts(machine.chain.runtime());
      reservedIsWhatPalletsSay(machine.chain.runtime());
    }
  }

  private static void issuanceIsTheSumOfAccounts(KhalaRuntime runtime) {
    assertThat(StoredItems.sumOfAccounts(runtime))
        .as("issuance")
        .isEqualTo(runtime.balances().funds().totalIssuance());
  }

  /// In sum: the deposit of an account without a key is reserved where it was made from.
  private static void reservedIsWhatPalletsSay(KhalaRuntime runtime) {
    BigInteger reserved =
        sum(StoredItems.accounts(runtime).values().stream().map(AccountData::reserved).toList());
    assertThat(reserved).as("reserved").isEqualTo(sum(deposits(runtime.governance())));
  }

  private static BigInteger sum(List<BigInteger> amounts) {
    return amounts.stream().reduce(BigInteger.ZERO, BigInteger::add);
  }

  private static List<BigInteger> deposits(GovernancePallets pallets) {
    List<BigInteger> deposits = new ArrayList<>();
    for (Map.Entry<?, Multisig> entry :
        StoredItems.<Object, Multisig>nmap(pallets.multisig(), "Multisigs").entries()) {
      deposits.add(entry.getValue().deposit());
    }
    for (String item : List.of("Proxies", "Announcements")) {
      for (Map.Entry<AccountId, Tuple2<Object, BigInteger>> entry :
          StoredItems.<AccountId, Tuple2<Object, BigInteger>>map(pallets.proxy(), item).entries()) {
        deposits.add(entry.getValue().second());
      }
    }
    for (Map.Entry<AccountId, Registration> entry :
        StoredItems.<AccountId, Registration>map(pallets.identity(), "IdentityOf").entries()) {
      deposits.add(entry.getValue().deposit());
      for (Tuple2<Long, Judgement> one : entry.getValue().judgements()) {
        if (one.second() instanceof Judgement.FeePaid(BigInteger fee)) {
          deposits.add(fee);
        }
      }
    }
    for (Map.Entry<AccountId, Tuple2<BigInteger, Object>> entry :
        StoredItems.<AccountId, Tuple2<BigInteger, Object>>map(pallets.identity(), "SubsOf")
            .entries()) {
      deposits.add(entry.getValue().first());
    }
    for (Map.Entry<Hash, RequestStatus> entry :
        StoredItems.<Hash, RequestStatus>map(pallets.preimage(), "StatusFor").entries()) {
      brought(entry.getValue()).ifPresent(deposit -> deposits.add(deposit.second()));
    }
    for (Map.Entry<Long, Proposal> entry :
        StoredItems.<Long, Proposal>map(pallets.treasury(), "Proposals").entries()) {
      deposits.add(entry.getValue().bond());
    }
    return deposits;
  }

  private static Optional<Tuple2<AccountId, BigInteger>> brought(RequestStatus status) {
    return switch (status) {
      case RequestStatus.Unrequested(var deposit, long _) -> Optional.of(deposit);
      case RequestStatus.Requested(var deposit, long _, var _) -> deposit;
    };
  }
}
