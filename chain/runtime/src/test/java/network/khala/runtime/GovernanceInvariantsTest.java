package network.khala.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import network.khala.frame.Pallet;
import network.khala.frame.storage.StorageMap;
import network.khala.frame.storage.StorageNMap;
import network.khala.pallets.identity.Judgement;
import network.khala.pallets.identity.Registration;
import network.khala.pallets.multisig.Multisig;
import network.khala.pallets.preimage.RequestStatus;
import network.khala.pallets.system.AccountInfo;
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
      SortedMap<Bytes, Bytes> before = state(machine.chain.runtime());
      int events = machine.chain.runtime().kernel().eventCount();
      boolean failed = machine.step(new Random(seed));
      if (failed) {
        assertThat(state(machine.chain.runtime())).as("a failing call").isEqualTo(before);
        assertThat(machine.chain.runtime().kernel().eventCount()).isEqualTo(events);
      }
      issuanceIsTheSumOfAccounts(machine.chain.runtime());
      reservedIsWhatPalletsSay(machine.chain.runtime());
    }
  }

  private static void issuanceIsTheSumOfAccounts(KhalaRuntime runtime) {
    BigInteger sum = BigInteger.ZERO;
    for (Map.Entry<AccountId, AccountInfo> entry :
        GovernanceInvariantsTest.<AccountId, AccountInfo>map(runtime.system(), "Account")
            .entries()) {
      sum = sum.add(entry.getValue().data().total());
    }
    assertThat(sum).as("issuance").isEqualTo(runtime.balances().funds().totalIssuance());
  }

  /// In sum: the deposit of an account without a key is reserved where it was made from.
  private static void reservedIsWhatPalletsSay(KhalaRuntime runtime) {
    BigInteger reserved = BigInteger.ZERO;
    for (Map.Entry<AccountId, AccountInfo> entry :
        GovernanceInvariantsTest.<AccountId, AccountInfo>map(runtime.system(), "Account")
            .entries()) {
      reserved = reserved.add(entry.getValue().data().reserved());
    }
    assertThat(reserved).as("reserved").isEqualTo(sum(deposits(runtime.governance())));
  }

  private static BigInteger sum(List<BigInteger> amounts) {
    return amounts.stream().reduce(BigInteger.ZERO, BigInteger::add);
  }

  private static List<BigInteger> deposits(GovernancePallets pallets) {
    List<BigInteger> deposits = new ArrayList<>();
    for (Map.Entry<?, Multisig> entry :
        GovernanceInvariantsTest.<Object, Multisig>nmap(pallets.multisig(), "Multisigs")
            .entries()) {
      deposits.add(entry.getValue().deposit());
    }
    for (String item : List.of("Proxies", "Announcements")) {
      for (Map.Entry<AccountId, Tuple2<Object, BigInteger>> entry :
          GovernanceInvariantsTest.<AccountId, Tuple2<Object, BigInteger>>map(pallets.proxy(), item)
              .entries()) {
        deposits.add(entry.getValue().second());
      }
    }
    for (Map.Entry<AccountId, Registration> entry :
        GovernanceInvariantsTest.<AccountId, Registration>map(pallets.identity(), "IdentityOf")
            .entries()) {
      deposits.add(entry.getValue().deposit());
      for (Tuple2<Long, Judgement> one : entry.getValue().judgements()) {
        if (one.second() instanceof Judgement.FeePaid(BigInteger fee)) {
          deposits.add(fee);
        }
      }
    }
    for (Map.Entry<AccountId, Tuple2<BigInteger, Object>> entry :
        GovernanceInvariantsTest.<AccountId, Tuple2<BigInteger, Object>>map(
                pallets.identity(), "SubsOf")
            .entries()) {
      deposits.add(entry.getValue().first());
    }
    for (Map.Entry<Hash, RequestStatus> entry :
        GovernanceInvariantsTest.<Hash, RequestStatus>map(pallets.preimage(), "StatusFor")
            .entries()) {
      brought(entry.getValue()).ifPresent(deposit -> deposits.add(deposit.second()));
    }
    for (Map.Entry<Long, Proposal> entry :
        GovernanceInvariantsTest.<Long, Proposal>map(pallets.treasury(), "Proposals").entries()) {
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

  private static SortedMap<Bytes, Bytes> state(KhalaRuntime runtime) {
    SortedMap<Bytes, Bytes> state = new TreeMap<>();
    runtime
        .state()
        .changes()
        .forEach((key, value) -> state.put(key, value == null ? Bytes.EMPTY : Bytes.of(value)));
    return state;
  }

  // The declared types are those of the pallet's storage.
  @SuppressWarnings("unchecked")
  private static <K, V> StorageMap<K, V> map(Pallet pallet, String name) {
    return (StorageMap<K, V>) entry(pallet, name);
  }

  // The declared types are those of the pallet's storage.
  @SuppressWarnings("unchecked")
  private static <K, V> StorageNMap<K, V> nmap(Pallet pallet, String name) {
    return (StorageNMap<K, V>) entry(pallet, name);
  }

  private static Object entry(Pallet pallet, String name) {
    return pallet.items().entries().stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
