package network.khala.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import network.khala.frame.storage.KeyPair;
import network.khala.pallets.phattokenomic.PhatTokenomicPallet;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.Bytes;

/// What always holds, whatever people do with clusters and contracts: nothing of the token is made
/// or lost, a cluster's account has what was paid in, stakes are covered to the last unit, workers
/// and clusters agree on each other, and a call that fails leaves no trace.
class PhatInvariantsTest {
  @Property(tries = 60)
  void anySequence_ofCalls_keepsTheInvariants(@ForAll @Size(min = 20, max = 80) List<Long> seeds) {
    PhatMachine machine = new PhatMachine();
    BigInteger issuance = machine.chain.runtime().balances().funds().totalIssuance();
    for (long seed : seeds) {
      SortedMap<Bytes, Bytes> before = StoredItems.changes(machine.chain.runtime());
      int events = machine.chain.runtime().kernel().eventCount();
      if (machine.step(new Random(seed))) {
        assertThat(StoredItems.changes(machine.chain.runtime()))
            .as("a failing call")
            .isEqualTo(before);
        assertThat(machine.chain.runtime().kernel().eventCount()).isEqualTo(events);
      }
      KhalaRuntime runtime = machine.chain.runtime();
      assertThat(runtime.balances().funds().totalIssuance()).isEqualTo(issuance);
      assertThat(StoredItems.sumOfAccounts(runtime)).isEqualTo(issuance);
      machine
          .paidIn()
          .forEach(
              (account, sum) ->
                  assertThat(runtime.balances().funds().free(account))
                      .as("a cluster's account")
                      .isEqualTo(sum));
      stakesAreCovered(runtime);
      workersAndClustersAgree(runtime);
    }
  }

  private static void stakesAreCovered(KhalaRuntime runtime) {
    Map<Hash, BigInteger> sums = new HashMap<>();
    for (Map.Entry<KeyPair<AccountId, Hash>, BigInteger> stake :
        StoredItems.<KeyPair<AccountId, Hash>, BigInteger>nmap(
                runtime.phatTokenomic(), "ContractUserStakes")
            .entries()) {
      sums.merge(stake.getKey().second(), stake.getValue(), BigInteger::add);
    }
    BigInteger all = BigInteger.ZERO;
    for (Map.Entry<Hash, BigInteger> total :
        StoredItems.<Hash, BigInteger>map(runtime.phatTokenomic(), "ContractTotalStakes")
            .entries()) {
      assertThat(total.getValue()).isEqualTo(sums.get(total.getKey()));
      all = all.add(total.getValue());
    }
    assertThat(runtime.balances().funds().free(PhatTokenomicPallet.STAKES)).isEqualTo(all);
  }

  private static void workersAndClustersAgree(KhalaRuntime runtime) {
    Map<Sr25519PublicKey, Hash> listed = new HashMap<>();
    for (Map.Entry<Hash, List<Sr25519PublicKey>> cluster :
        StoredItems.<Hash, List<Sr25519PublicKey>>map(runtime.phatContracts(), "ClusterWorkers")
            .entries()) {
      for (Sr25519PublicKey worker : cluster.getValue()) {
        assertThat(listed.put(worker, cluster.getKey())).isNull();
      }
    }
    for (Map.Entry<Sr25519PublicKey, Hash> worker :
        StoredItems.<Sr25519PublicKey, Hash>map(runtime.phatContracts(), "ClusterByWorkers")
            .entries()) {
      assertThat(listed.getOrDefault(worker.getKey(), Hash.ZERO)).isEqualTo(worker.getValue());
    }
  }
}
