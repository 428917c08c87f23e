package network.khala.pallets.multisig;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import network.khala.crypto.Hashing;
import network.khala.frame.CallablePallet;
import network.khala.frame.Kernel;
import network.khala.frame.dispatch.DispatchInfo;
import network.khala.frame.dispatch.Origin;
import network.khala.frame.dispatch.PalletError;
import network.khala.frame.dispatch.PalletEvent;
import network.khala.frame.dispatch.PostDispatch;
import network.khala.frame.dispatch.RuntimeCall;
import network.khala.frame.storage.Hasher;
import network.khala.frame.storage.KeyPair;
import network.khala.frame.storage.StorageNMap;
import network.khala.pallets.balances.Funds;
import network.khala.pallets.system.SystemPallet;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.DispatchError;
import network.khala.protocol.substrate.Weight;
import network.khala.scale.Bytes32;
import network.khala.scale.Codec;
import network.khala.scale.Codecs;
import network.khala.scale.Result;
import network.khala.scale.ScaleWriter;
import network.khala.scale.Unit;

/// Pallet `Multisig`.
public final class MultisigPallet extends CallablePallet<MultisigCall> {
  /// How many accounts may control one together.
  public static final int SIGNATORIES_MAX = 100;

  private static final byte[] DERIVATION = "modlpy/utilisuba".getBytes(StandardCharsets.US_ASCII);

  private final MultisigConfig config;
  private final SystemPallet system;
  private final Funds funds;
  private final Codec<RuntimeCall> callCodec;
  private final StorageNMap<KeyPair<AccountId, Bytes32>, Multisig> multisigs;

  /// The pallet of a chain.
  public MultisigPallet(
      Kernel kernel, int index, MultisigConfig config, SystemPallet system, Funds funds) {
    super(kernel, "Multisig", index, MultisigCall.class);
    this.config = config;
    this.system = system;
    this.funds = funds;
    this.callCodec = items().codec(RuntimeCall.class);
    this.multisigs =
        items()
            .doubleMap(
                "Multisigs",
                Hasher.TWOX_64_CONCAT,
                items().codec(AccountId.class),
                Hasher.BLAKE2_128_CONCAT,
                Codecs.BYTES32,
                items().codec(Multisig.class));
    constant("DepositBase", Codecs.U128, config.depositBase());
    constant("DepositFactor", Codecs.U128, config.depositFactor());
    constant("MaxSignatories", Codecs.U32, (long) SIGNATORIES_MAX);
  }

  /// The account that signatories control together.
  ///
  /// @param signatories all of them, ascending
  /// @param threshold how many must agree
  public static AccountId accountOf(List<AccountId> signatories, int threshold) {
    ScaleWriter out = new ScaleWriter();
    out.raw(DERIVATION).length(signatories.size());
    signatories.forEach(one -> out.raw(one.value()));
    out.u16(threshold);
    return AccountId.of(Hashing.blake2b256(out.toArray()));
  }

  @Override
  public int storageVersion() {
    return 1;
  }

  @Override
  public Optional<Class<? extends PalletEvent>> eventType() {
    return Optional.of(MultisigEvent.class);
  }

  @Override
  public Optional<Class<? extends PalletError>> errorType() {
    return Optional.of(MultisigError.class);
  }

  @Override
  protected long units(MultisigCall call) {
    return switch (call) {
      case MultisigCall.AsMultiThreshold1 one -> one.otherSignatories().size();
      case MultisigCall.AsMulti one -> one.otherSignatories().size();
      case MultisigCall.ApproveAsMulti one -> one.otherSignatories().size();
      case MultisigCall.CancelAsMulti one -> one.otherSignatories().size();
    };
  }

  @Override
  protected DispatchInfo info(MultisigCall call) {
    return switch (call) {
      case MultisigCall.AsMultiThreshold1(var _, RuntimeCall inner) -> {
        DispatchInfo info = kernel().info(inner);
        yield new DispatchInfo(
            info.weight().saturatingAdd(weight(call)), info.dispatchClass(), info.paysFee());
      }
      case MultisigCall.AsMulti one ->
          DispatchInfo.normal(weight(call).saturatingAdd(one.maxWeight()));
      case MultisigCall.ApproveAsMulti _, MultisigCall.CancelAsMulti _ ->
          DispatchInfo.normal(weight(call));
    };
  }

  @Override
  protected PostDispatch dispatch(Origin origin, MultisigCall call) {
    AccountId who = origin.requireSigned();
    return switch (call) {
      case MultisigCall.AsMultiThreshold1(List<AccountId> others, RuntimeCall inner) -> {
        AccountId account = accountOf(signatories(who, others), 1);
        kernel().dispatchAnew(inner, Origin.signed(account));
        yield PostDispatch.AS_DECLARED;
      }
      case MultisigCall.AsMulti one ->
          approve(
              new Operation(who, one.threshold(), one.otherSignatories()),
              one.maybeTimepoint(),
              hashOf(one.call()),
              Optional.of(one.call()),
              call,
              one.maxWeight());
      case MultisigCall.ApproveAsMulti one ->
          approve(
              new Operation(who, one.threshold(), one.otherSignatories()),
              one.maybeTimepoint(),
              one.callHash(),
              Optional.empty(),
              call,
              one.maxWeight());
      case MultisigCall.CancelAsMulti one -> {
        cancel(
            new Operation(who, one.threshold(), one.otherSignatories()),
            one.timepoint(),
            one.callHash());
        yield PostDispatch.AS_DECLARED;
      }
    };
  }

  /// What is done by one of several accounts.
  private final class Operation {
    private final AccountId who;
    private final int threshold;
    private final AccountId account;

    Operation(AccountId who, int threshold, List<AccountId> others) {
      require(threshold >= 2, MultisigError.MINIMUM_THRESHOLD);
      this.who = who;
      this.threshold = threshold;
      this.account = accountOf(signatories(who, others), threshold);
    }
  }

  private PostDispatch approve(
      Operation operation,
      Optional<Timepoint> named,
      Bytes32 hash,
      Optional<RuntimeCall> inner,
      MultisigCall call,
      Weight maxWeight) {
    KeyPair<AccountId, Bytes32> key = new KeyPair<>(operation.account, hash);
    Optional<Multisig> begun = multisigs.find(key);
    if (begun.isEmpty()) {
      require(named.isEmpty(), MultisigError.UNEXPECTED_TIMEPOINT);
      begin(operation, key);
      return PostDispatch.used(weight(call));
    }
    Timepoint when = named.orElseThrow(() -> failure(MultisigError.NO_TIMEPOINT));
    require(begun.get().when().equals(when), MultisigError.WRONG_TIMEPOINT);
    boolean approves = begun.get().approvals().contains(operation.who);
    int approvals = begun.get().approvals().size();
    boolean counts = !approves && approvals < operation.threshold;
    if (inner.isPresent() && approvals + (counts ? 1 : 0) >= operation.threshold) {
      execute(operation, begun.get(), key, inner.get(), maxWeight);
      return PostDispatch.AS_DECLARED;
    }
    require(counts, MultisigError.ALREADY_APPROVED);
    multisigs.put(key, begun.get().approvedBy(operation.who));
    deposit(new MultisigEvent.MultisigApproval(operation.who, when, operation.account, hash));
    return PostDispatch.used(weight(call));
  }

  private void begin(Operation operation, KeyPair<AccountId, Bytes32> key) {
    BigInteger deposit =
        config
            .depositBase()
            .add(config.depositFactor().multiply(BigInteger.valueOf(operation.threshold)));
    funds.reserve(operation.who, deposit);
    Timepoint now = new Timepoint(system.number(), system.extrinsicIndex());
    multisigs.put(key, new Multisig(now, deposit, operation.who, List.of(operation.who)));
    deposit(new MultisigEvent.NewMultisig(operation.who, operation.account, key.second()));
  }

  /// What is stored goes first: the call may come back here.
  private void execute(
      Operation operation,
      Multisig begun,
      KeyPair<AccountId, Bytes32> key,
      RuntimeCall inner,
      Weight maxWeight) {
    require(kernel().info(inner).weight().fitsIn(maxWeight), MultisigError.MAX_WEIGHT_TOO_LOW);
    multisigs.remove(key);
    funds.unreserve(begun.depositor(), begun.deposit());
    Result<Unit, DispatchError> result = kernel().attempt(inner, Origin.signed(operation.account));
    deposit(
        new MultisigEvent.MultisigExecuted(
            operation.who, begun.when(), operation.account, key.second(), result));
  }

  private void cancel(Operation operation, Timepoint when, Bytes32 hash) {
    KeyPair<AccountId, Bytes32> key = new KeyPair<>(operation.account, hash);
    Multisig begun = multisigs.find(key).orElseThrow(() -> failure(MultisigError.NOT_FOUND));
    require(begun.when().equals(when), MultisigError.WRONG_TIMEPOINT);
    require(begun.depositor().equals(operation.who), MultisigError.NOT_OWNER);
    funds.unreserve(begun.depositor(), begun.deposit());
    multisigs.remove(key);
    deposit(new MultisigEvent.MultisigCancelled(operation.who, when, operation.account, hash));
  }

  private List<AccountId> signatories(AccountId who, List<AccountId> others) {
    require(!others.isEmpty(), MultisigError.TOO_FEW_SIGNATORIES);
    require(others.size() < SIGNATORIES_MAX, MultisigError.TOO_MANY_SIGNATORIES);
    for (int i = 0; i < others.size(); i++) {
      require(
          i == 0 || others.get(i - 1).compareTo(others.get(i)) < 0,
          MultisigError.SIGNATORIES_OUT_OF_ORDER);
      require(!others.get(i).equals(who), MultisigError.SENDER_IN_SIGNATORIES);
    }
    List<AccountId> all = new ArrayList<>(others);
    all.add(who);
    all.sort(null);
    return all;
  }

  private Bytes32 hashOf(RuntimeCall call) {
    return Bytes32.wrap(Hashing.blake2b256(callCodec.encode(call)));
  }
}
