package network.khala.runtime;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import network.khala.frame.CallablePallet;
import network.khala.frame.dispatch.Origin;
import network.khala.frame.dispatch.PalletCall;
import network.khala.frame.dispatch.RuntimeCall;
import network.khala.pallets.identity.Data;
import network.khala.pallets.identity.IdentityCall;
import network.khala.pallets.identity.IdentityInfo;
import network.khala.pallets.identity.Judgement;
import network.khala.pallets.multisig.MultisigCall;
import network.khala.pallets.multisig.Timepoint;
import network.khala.pallets.preimage.PreimageCall;
import network.khala.pallets.proxy.ProxyCall;
import network.khala.pallets.proxy.ProxyType;
import network.khala.pallets.treasury.TreasuryCall;
import network.khala.pallets.vesting.VestingCall;
import network.khala.pallets.vesting.VestingInfo;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.MultiAddress;
import network.khala.protocol.substrate.Weight;
import network.khala.scale.Bytes;
import network.khala.scale.Result;
import network.khala.scale.Tuple2;

/// Four people who leave deposits of all kinds, as seeds decide.
final class GovernanceMachine extends GovernedChain {
  private static final List<AccountId> PEOPLE = List.of(ALICE, BOB, CHARLIE, DAVE);
  private static final Weight ENOUGH = new Weight(-1L >>> 1, -1L >>> 1);
  private static final List<ProxyType> TYPES = List.of(ProxyType.ANY, ProxyType.NON_TRANSFER);

  GovernanceMachine() {
    asRoot(pallets().identity(), new IdentityCall.AddRegistrar(MultiAddress.of(BOB)));
    call(BOB, pallets().identity(), new IdentityCall.SetFee(0, tokens(1)));
  }

  /// Does something.
  ///
  /// @return whether it was a call that failed
  boolean step(Random random) {
    AccountId who = PEOPLE.get(random.nextInt(PEOPLE.size()));
    AccountId other = PEOPLE.get(random.nextInt(PEOPLE.size()));
    return switch (random.nextInt(7)) {
      case 0 -> multisig(who, random);
      case 1 -> proxy(who, other, random);
      case 2 -> identity(who, other, random);
      case 3 -> preimage(who, random);
      case 4 -> treasury(who, other, random);
      case 5 -> vesting(who, other, random);
      default -> {
        blocks(1);
        yield false;
      }
    };
  }

  private boolean multisig(AccountId who, Random random) {
    List<AccountId> others = new ArrayList<>(PEOPLE);
    others.remove(who);
    others.remove(random.nextInt(others.size()));
    RuntimeCall call = remark(random.nextInt(3));
    Timepoint begun = new Timepoint(chain.number() - random.nextInt(2), 0);
    Optional<Timepoint> named = random.nextBoolean() ? Optional.of(begun) : Optional.empty();
    return switch (random.nextInt(3)) {
      case 0 -> {
        Hash hash = hash(call);
        yield make(
            who,
            pallets().multisig(),
            new MultisigCall.CancelAsMulti(2, others, begun, hash.value()));
      }
      case 1 ->
          make(
              who,
              pallets().multisig(),
              new MultisigCall.ApproveAsMulti(2, others, named, hash(call).value(), ENOUGH));
      default ->
          make(who, pallets().multisig(), new MultisigCall.AsMulti(2, others, named, call, ENOUGH));
    };
  }

  private boolean proxy(AccountId who, AccountId other, Random random) {
    ProxyType type = TYPES.get(random.nextInt(TYPES.size()));
    MultiAddress to = MultiAddress.of(other);
    RuntimeCall call = transfer(other, 1 + random.nextInt(3));
    return make(
        who,
        pallets().proxy(),
        switch (random.nextInt(9)) {
          case 0, 1 -> new ProxyCall.AddProxy(to, type, random.nextInt(2));
          case 2 -> new ProxyCall.RemoveProxy(to, type, random.nextInt(2));
          case 3 -> new ProxyCall.RemoveProxies();
          case 4 -> new ProxyCall.CreatePure(type, 0, random.nextInt(3));
          case 5 -> new ProxyCall.Announce(to, hash(call));
          case 6 -> new ProxyCall.RejectAnnouncement(to, hash(call));
          case 7 -> new ProxyCall.ProxyAnnounced(to, MultiAddress.of(who), Optional.empty(), call);
          default -> new ProxyCall.Proxy(to, Optional.empty(), call);
        });
  }

  private boolean identity(AccountId who, AccountId other, Random random) {
    MultiAddress to = MultiAddress.of(other);
    IdentityInfo info = info(random.nextInt(3));
    Data name = Data.text(Bytes.EMPTY);
    if (random.nextInt(12) == 0) {
      return asRoot(pallets().identity(), new IdentityCall.KillIdentity(to)) instanceof Result.Err;
    }
    return make(
        random.nextInt(4) == 0 ? BOB : who,
        pallets().identity(),
        switch (random.nextInt(10)) {
          case 0, 1 -> new IdentityCall.SetIdentity(info);
          case 2 -> new IdentityCall.ClearIdentity();
          case 3 -> new IdentityCall.RequestJudgement(0, tokens(2));
          case 4 -> new IdentityCall.CancelRequest(0);
          case 5 ->
              new IdentityCall.ProvideJudgement(
                  0,
                  to,
                  new Judgement.Reasonable(),
                  Hash.blake2(KhalaRuntime.types().codecs().of(IdentityInfo.class).encode(info)));
          case 6 -> new IdentityCall.AddSub(to, name);
          case 7 -> new IdentityCall.RemoveSub(to);
          case 8 -> new IdentityCall.SetSubs(List.of(new Tuple2<>(other, name)));
          default -> new IdentityCall.QuitSub();
        });
  }

  private boolean preimage(AccountId who, Random random) {
    Bytes bytes = Bytes.wrap(new byte[random.nextInt(4)]);
    Hash hash = Hash.blake2(bytes);
    PreimageCall call =
        switch (random.nextInt(4)) {
          case 0 -> new PreimageCall.NotePreimage(bytes);
          case 1 -> new PreimageCall.UnnotePreimage(hash);
          case 2 -> new PreimageCall.RequestPreimage(hash);
          default -> new PreimageCall.UnrequestPreimage(hash);
        };
    return random.nextBoolean()
        ? make(who, pallets().preimage(), call)
        : asRoot(pallets().preimage(), call) instanceof Result.Err;
  }

  private boolean treasury(AccountId who, AccountId other, Random random) {
    BigInteger amount = tokens(1 + random.nextInt(200));
    long number = random.nextInt(4);
    return switch (random.nextInt(5)) {
      case 0, 1 ->
          make(
              who,
              pallets().treasury(),
              new TreasuryCall.ProposeSpend(amount, MultiAddress.of(other)));
      case 2 ->
          asRoot(pallets().treasury(), new TreasuryCall.ApproveProposal(number))
              instanceof Result.Err;
      case 3 ->
          asRoot(pallets().treasury(), new TreasuryCall.RejectProposal(number))
              instanceof Result.Err;
      default -> {
        pallets().treasury().onInitialize(86_400_000 / BLOCK_MILLIS);
        yield false;
      }
    };
  }

  private boolean vesting(AccountId who, AccountId other, Random random) {
    VestingInfo schedule =
        new VestingInfo(tokens(1 + random.nextInt(20)), tokens(1), chain.number());
    return make(
        who,
        pallets().vesting(),
        switch (random.nextInt(3)) {
          case 0 -> new VestingCall.VestedTransfer(MultiAddress.of(other), schedule);
          case 1 -> new VestingCall.MergeSchedules(0, 1);
          default -> new VestingCall.Vest();
        });
  }

  private <C extends PalletCall> boolean make(AccountId who, CallablePallet<C> pallet, C call) {
    return chain.call(Origin.signed(who), pallet.outer(call)) instanceof Result.Err;
  }

  private static Hash hash(RuntimeCall call) {
    return Hash.blake2(KhalaRuntime.types().codecs().of(RuntimeCall.class).encode(call));
  }

  private static IdentityInfo info(int additional) {
    Data text = Data.text(Bytes.wrap("x".getBytes(StandardCharsets.US_ASCII)));
    List<Tuple2<Data, Data>> more = new ArrayList<>();
    for (int i = 0; i < additional; i++) {
      more.add(new Tuple2<>(text, text));
    }
    return new IdentityInfo(
        more, text, text, text, text, text, Optional.empty(), Data.NONE, Data.NONE);
  }
}
