package network.khala.runtime;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import network.khala.crypto.Ed25519KeyPair;
import network.khala.crypto.SecretBytes;
import network.khala.finality.FinalityAnchor;
import network.khala.frame.CallablePallet;
import network.khala.frame.Pallet;
import network.khala.frame.dispatch.Origin;
import network.khala.frame.dispatch.PalletCall;
import network.khala.frame.dispatch.PalletError;
import network.khala.frame.dispatch.RuntimeCall;
import network.khala.pallets.balances.BalancesCall;
import network.khala.pallets.collective.CollectiveCall;
import network.khala.pallets.collective.CollectiveEvent;
import network.khala.pallets.collective.CollectivePallet;
import network.khala.pallets.registry.RegistryGenesis;
import network.khala.pallets.system.SystemCall;
import network.khala.protocol.contract.SystemContract;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.DispatchError;
import network.khala.protocol.substrate.MultiAddress;
import network.khala.protocol.substrate.Weight;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import network.khala.scale.Result;
import network.khala.scale.Unit;

/// A chain of four people with funds, three of whom are its council.
abstract class GovernedChain {
  static final BigInteger TOKEN = BigInteger.TEN.pow(12);
  static final AccountId ALICE = AccountId.fromHex("11".repeat(32));
  static final AccountId BOB = AccountId.fromHex("22".repeat(32));
  static final AccountId CHARLIE = AccountId.fromHex("33".repeat(32));
  static final AccountId DAVE = AccountId.fromHex("44".repeat(32));

  /// Nobody has funds here.
  static final AccountId NEWCOMER = AccountId.fromHex("99".repeat(32));

  static final long BLOCK_MILLIS = 3000;
  static final Weight ENOUGH = new Weight(-1L >>> 1, -1L >>> 1);
  static final long LONG_ENOUGH = 10_000;

  final TestChain chain = new TestChain(RuntimeConfig.ofBlockTime(BLOCK_MILLIS), genesis());

  private static GenesisConfig genesis() {
    TreeMap<AccountId, BigInteger> endowments = new TreeMap<>();
    for (AccountId who : List.of(ALICE, BOB, CHARLIE, DAVE, PalletAccounts.TREASURY)) {
      endowments.put(who, TOKEN.multiply(BigInteger.valueOf(1000)));
    }
    List<AccountId> council = List.of(ALICE, BOB, CHARLIE);
    try (SecretBytes seed = SecretBytes.wrap(new byte[32]);
        Ed25519KeyPair authority = Ed25519KeyPair.fromSeed(seed)) {
      return new GenesisConfig(
          endowments,
          Optional.empty(),
          new FinalityAnchor.Sealed(authority.publicKey()),
          Optional.of(Bytes32.ZERO),
          RegistryGenesis.EMPTY,
          StakingGenesis.development(BLOCK_MILLIS),
          new GovernanceGenesis(council, council),
          SystemContract.BUILT_IN_CODE);
    }
  }

  GovernancePallets pallets() {
    return chain.runtime().governance();
  }

  <C extends PalletCall> Result<Unit, DispatchError> call(
      AccountId who, CallablePallet<C> pallet, C call) {
    return chain.call(Origin.signed(who), pallet.outer(call));
  }

  <C extends PalletCall> Result<Unit, DispatchError> asRoot(CallablePallet<C> pallet, C call) {
    return chain.call(Origin.root(), pallet.outer(call));
  }

  /// What becomes of a call that two of the three members of the council vote for.
  Result<Unit, DispatchError> byCouncil(RuntimeCall call) {
    CollectivePallet council = pallets().council();
    call(ALICE, council, new CollectiveCall.Propose(2, call, LONG_ENOUGH));
    CollectiveEvent.Proposed proposed = (CollectiveEvent.Proposed) chain.events().getLast();
    for (AccountId member : List.of(ALICE, BOB)) {
      call(
          member,
          council,
          new CollectiveCall.Vote(proposed.proposalHash(), proposed.proposalIndex(), true));
    }
    call(
        DAVE,
        council,
        new CollectiveCall.Close(
            proposed.proposalHash(), proposed.proposalIndex(), ENOUGH, LONG_ENOUGH));
    return chain.events().stream()
        .filter(CollectiveEvent.Executed.class::isInstance)
        .map(CollectiveEvent.Executed.class::cast)
        .filter(event -> event.proposalHash().equals(proposed.proposalHash()))
        .findFirst()
        .orElseThrow()
        .result();
  }

  static Result<Unit, DispatchError> refused(Pallet pallet, PalletError error) {
    return Result.err(pallet.errorOf(error));
  }

  static Result<Unit, DispatchError> badOrigin() {
    return Result.err(new DispatchError.BadOrigin());
  }

  RuntimeCall transfer(AccountId to, long tokens) {
    return chain
        .runtime()
        .balances()
        .outer(
            new BalancesCall.TransferKeepAlive(
                MultiAddress.of(to), TOKEN.multiply(BigInteger.valueOf(tokens))));
  }

  /// A call that anybody may make, of about so many bytes.
  RuntimeCall remark(int size) {
    return chain
        .runtime()
        .system()
        .outer(new SystemCall.RemarkWithEvent(Bytes.wrap(new byte[size])));
  }

  BigInteger free(AccountId who) {
    return chain.runtime().balances().funds().free(who);
  }

  BigInteger reserved(AccountId who) {
    return chain.runtime().balances().funds().account(who).reserved();
  }

  static BigInteger tokens(long count) {
    return TOKEN.multiply(BigInteger.valueOf(count));
  }

  void blocks(int count) {
    for (int i = 0; i < count; i++) {
      chain.nextBlock(BLOCK_MILLIS);
    }
  }
}
