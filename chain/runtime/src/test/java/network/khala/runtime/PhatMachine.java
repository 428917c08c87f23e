package network.khala.runtime;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import network.khala.frame.dispatch.PalletEvent;
import network.khala.pallets.balances.BalancesEvent;
import network.khala.pallets.phat.PhatContractsCall;
import network.khala.pallets.phattokenomic.PhatTokenomicCall;
import network.khala.protocol.contract.ClusterPermission;
import network.khala.protocol.contract.CodeIndex;
import network.khala.protocol.contract.ContractIds;
import network.khala.protocol.contract.ResourceType;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.DispatchError;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.Bytes;
import network.khala.scale.Result;
import network.khala.scale.Unit;

/// Four people who make clusters, deploy, pay in and stake, as seeds decide.
final class PhatMachine extends PhatChain {
  private static final List<AccountId> PEOPLE = List.of(ALICE, BOB, CHARLIE, DAVE);

  private final Map<AccountId, BigInteger> paidIn = new HashMap<>();

  PhatMachine() {
    for (int cluster = 1; cluster <= 3; cluster++) {
      paidIn.put(ContractIds.clusterAccount(ContractIds.cluster(cluster)), BigInteger.ZERO);
    }
  }

  /// What went to the accounts of clusters so far, by the events of transfers.
  Map<AccountId, BigInteger> paidIn() {
    return Map.copyOf(paidIn);
  }

  /// Does something.
  ///
  /// @return whether it was a call that failed
  boolean step(Random random) {
    int events = chain.events().size();
    if (random.nextInt(8) == 0) {
      blocks(1);
      return false;
    }
    Result<Unit, DispatchError> outcome = make(random);
    chain.events().stream().skip(events).forEach(this::note);
    return outcome instanceof Result.Err;
  }

  private void note(PalletEvent event) {
    if (event instanceof BalancesEvent.Transfer(AccountId _, AccountId to, BigInteger amount)) {
      paidIn.computeIfPresent(to, (_, sum) -> sum.add(amount));
    }
  }

  private Result<Unit, DispatchError> make(Random random) {
    AccountId who = PEOPLE.get(random.nextInt(PEOPLE.size()));
    Hash cluster = ContractIds.cluster(1 + random.nextInt(3));
    BigInteger amount = tokens(random.nextInt(4) * 150L);
    Sr25519PublicKey worker = List.of(workerA, workerB, workerC, stranger).get(random.nextInt(4));
    Bytes salt = Bytes.wrap(new byte[random.nextInt(2)]);
    Hash contract = ContractIds.contract(who, CODE.value().toBytes(), cluster, salt);
    return switch (random.nextInt(11)) {
      case 0, 1 -> byRoot(newCluster(who, worker, amount, random));
      case 2 ->
          by(
              who,
              new PhatContractsCall.ClusterUploadResource(cluster, ResourceType.INK_CODE, salt));
      case 3 -> by(who, new PhatContractsCall.TransferToCluster(amount, cluster, BOB));
      case 4 -> by(who, new PhatContractsCall.PushContractMessage(contract, salt, amount));
      case 5 ->
          by(
              who,
              new PhatContractsCall.InstantiateContract(
                  new CodeIndex.WasmCode(CODE),
                  salt,
                  salt,
                  cluster,
                  amount,
                  1,
                  Optional.empty(),
                  amount));
      case 6 -> byRoot(new PhatContractsCall.ClusterDestroy(cluster));
      case 7 -> by(who, new PhatContractsCall.AddWorkerToCluster(worker, cluster));
      case 8 -> by(who, new PhatContractsCall.RemoveWorkerFromCluster(worker, cluster));
      case 9 -> byRoot(new PhatContractsCall.CleanupRemovedWorkers(cluster));
      default ->
          call(
              who,
              chain.runtime().phatTokenomic(),
              new PhatTokenomicCall.AdjustStake(contract, amount));
    };
  }

  private static PhatContractsCall newCluster(
      AccountId owner, Sr25519PublicKey worker, BigInteger deposit, Random random) {
    return new PhatContractsCall.AddCluster(
        owner,
        random.nextBoolean()
            ? new ClusterPermission.Public()
            : new ClusterPermission.OnlyOwner(owner),
        List.of(worker),
        deposit,
        BigInteger.ONE,
        BigInteger.ONE,
        BigInteger.ONE,
        owner);
  }
}
