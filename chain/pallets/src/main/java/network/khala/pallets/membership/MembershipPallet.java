package network.khala.pallets.membership;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import network.khala.frame.CallablePallet;
import network.khala.frame.Kernel;
import network.khala.frame.dispatch.Origin;
import network.khala.frame.dispatch.OriginRule;
import network.khala.frame.dispatch.PalletError;
import network.khala.frame.dispatch.PalletEvent;
import network.khala.frame.dispatch.PostDispatch;
import network.khala.frame.storage.StorageValue;
import network.khala.pallets.collective.CollectivePallet;
import network.khala.pallets.system.AccountLookup;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.MultiAddress;
import network.khala.scale.Codec;
import network.khala.scale.Codecs;

/// One membership; a collective follows it.
public final class MembershipPallet extends CallablePallet<MembershipCall> {
  private final int membersMax;
  private final OriginRule governance;
  private final CollectivePallet collective;
  private final StorageValue<List<AccountId>> members;
  private final StorageValue<AccountId> prime;

  /// A membership under its name.
  ///
  /// @param governance who sets the members
  /// @param collective whose members they are
  public MembershipPallet(
      Kernel kernel,
      String name,
      int index,
      int membersMax,
      OriginRule governance,
      CollectivePallet collective) {
    super(kernel, name, index, MembershipCall.class);
    this.membersMax = membersMax;
    this.governance = governance;
    this.collective = collective;
    Codec<AccountId> account = items().codec(AccountId.class);
    this.members = items().value("Members", Codecs.boundedList(account, membersMax), List.of());
    this.prime = items().value("Prime", account);
  }

  @Override
  public int storageVersion() {
    return 4;
  }

  @Override
  public Optional<Class<? extends PalletEvent>> eventType() {
    return Optional.of(MembershipEvent.class);
  }

  @Override
  public Optional<Class<? extends PalletError>> errorType() {
    return Optional.of(MembershipError.class);
  }

  /// Genesis: the members, of the collective as well.
  public void initGenesis(List<AccountId> first) {
    put(first.stream().sorted().toList());
  }

  @Override
  protected PostDispatch dispatch(Origin origin, MembershipCall call) {
    switch (call) {
      case MembershipCall.AddMember(MultiAddress who) -> {
        governance.require(origin);
        add(AccountLookup.resolve(who));
      }
      case MembershipCall.RemoveMember(MultiAddress who) -> {
        governance.require(origin);
        remove(AccountLookup.resolve(who));
      }
      case MembershipCall.SwapMember(MultiAddress remove, MultiAddress add) -> {
        governance.require(origin);
        swap(AccountLookup.resolve(remove), AccountLookup.resolve(add));
      }
      case MembershipCall.ResetMembers(List<AccountId> all) -> {
        governance.require(origin);
        require(all.size() <= membersMax, MembershipError.TOO_MANY_MEMBERS);
        put(all.stream().sorted().toList());
        deposit(new MembershipEvent.MembersReset());
      }
      case MembershipCall.ChangeKey(MultiAddress next) ->
          changeKey(origin.requireSigned(), AccountLookup.resolve(next));
      case MembershipCall.SetPrime(MultiAddress who) -> {
        governance.require(origin);
        setPrime(AccountLookup.resolve(who));
      }
      case MembershipCall.ClearPrime() -> {
        governance.require(origin);
        prime.clear();
        collective.setPrime(Optional.empty());
      }
    }
    return PostDispatch.AS_DECLARED;
  }

  private void add(AccountId who) {
    List<AccountId> all = new ArrayList<>(members.get());
    require(!all.contains(who), MembershipError.ALREADY_MEMBER);
    require(all.size() < membersMax, MembershipError.TOO_MANY_MEMBERS);
    all.add(who);
    all.sort(null);
    put(all);
    deposit(new MembershipEvent.MemberAdded());
  }

  private void remove(AccountId who) {
    List<AccountId> all = new ArrayList<>(members.get());
    require(all.remove(who), MembershipError.NOT_MEMBER);
    put(all);
    deposit(new MembershipEvent.MemberRemoved());
  }

  private void swap(AccountId from, AccountId to) {
    if (!from.equals(to)) {
      replace(from, to);
      deposit(new MembershipEvent.MembersSwapped());
    }
  }

  private void changeKey(AccountId who, AccountId next) {
    boolean wasPrime = prime.find().equals(Optional.of(who));
    if (!who.equals(next)) {
      replace(who, next);
    }
    if (wasPrime) {
      setPrime(next);
    }
    deposit(new MembershipEvent.KeyChanged());
  }

  private void replace(AccountId from, AccountId to) {
    List<AccountId> all = new ArrayList<>(members.get());
    require(all.remove(from), MembershipError.NOT_MEMBER);
    require(!all.contains(to), MembershipError.ALREADY_MEMBER);
    all.add(to);
    all.sort(null);
    put(all);
  }

  private void setPrime(AccountId who) {
    require(members.get().contains(who), MembershipError.NOT_MEMBER);
    prime.set(who);
    collective.setPrime(Optional.of(who));
  }

  /// A prime that is no member any longer is none.
  private void put(List<AccountId> all) {
    members.set(all);
    collective.setMembers(all);
    Optional<AccountId> still = prime.find().filter(all::contains);
    if (still.isEmpty()) {
      prime.clear();
    }
    collective.setPrime(still);
  }
}
