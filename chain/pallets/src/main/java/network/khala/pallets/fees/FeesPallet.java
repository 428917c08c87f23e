package network.khala.pallets.fees;

import java.math.BigInteger;
import java.util.Optional;
import network.khala.frame.Kernel;
import network.khala.frame.Pallet;
import network.khala.frame.dispatch.DispatchInfo;
import network.khala.frame.dispatch.PalletEvent;
import network.khala.frame.dispatch.Pays;
import network.khala.frame.dispatch.PostDispatch;
import network.khala.frame.storage.StorageValue;
import network.khala.pallets.balances.Funds;
import network.khala.pallets.balances.Receiver;
import network.khala.pallets.system.SystemPallet;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.Weight;
import network.khala.scale.Codecs;

/// Pallet `TransactionPayment`.
public final class FeesPallet extends Pallet {
  /// How much more than their fee operational calls count for in the order of the pool.
  static final int OPERATIONAL_MULTIPLIER = 5;

  private static final BigInteger PER_BILLION = BigInteger.TEN.pow(9);
  private static final BigInteger BASE_WEIGHTS_PER_FEE = BigInteger.valueOf(100);

  private final SystemPallet system;
  private final Funds funds;
  private final FeeConfig config;
  private final Receiver recipient;
  private final StorageValue<BigInteger> nextFeeMultiplier;
  private final StorageValue<Releases> version;

  /// The fee of a unit of weight: whole parts, and parts per billion.
  private final BigInteger wholeFee;

  private final BigInteger billionthFee;

  /// The pallet over the chain's funds.
  ///
  /// @param recipient who gets the fees
  public FeesPallet(
      Kernel kernel,
      int index,
      SystemPallet system,
      Funds funds,
      FeeConfig config,
      Receiver recipient) {
    super(kernel, "TransactionPayment", index);
    this.system = system;
    this.funds = funds;
    this.config = config;
    this.recipient = recipient;
    this.nextFeeMultiplier =
        items().value("NextFeeMultiplier", Codecs.FIXED_U128, FeeMultiplier.ONE);
    this.version =
        items().value("StorageVersion", items().codec(Releases.class), Releases.V1_ANCIENT);
    BigInteger whole = unsigned(normalBase().refTime()).multiply(BASE_WEIGHTS_PER_FEE);
    this.wholeFee = config.feeOfBaseWeight().divide(whole);
    this.billionthFee = config.feeOfBaseWeight().mod(whole).multiply(PER_BILLION).divide(whole);
    constant("OperationalFeeMultiplier", Codecs.U8, OPERATIONAL_MULTIPLIER);
  }

  /// Genesis: the storage has the form in force.
  public void initGenesis() {
    version.set(Releases.V2);
  }

  /// What a call costs that is declared so and has this length.
  public FeeDetails details(DispatchInfo info, long length, BigInteger tip) {
    return details(info.weight(), info.paysFee(), info, length, tip);
  }

  /// What a call of this weight costs without base, length and multiplier.
  public BigInteger weightToFee(Weight weight) {
    BigInteger refTime = unsigned(weight.min(system.config().weights().maxBlock()).refTime());
    return refTime.multiply(billionthFee).divide(PER_BILLION).add(refTime.multiply(wholeFee));
  }

  /// What bytes cost.
  public BigInteger lengthToFee(long length) {
    return config.perByte().multiply(BigInteger.valueOf(length));
  }

  @Override
  public void onFinalize(long number) {
    Weight max =
        system
            .config()
            .weights()
            .perClass()
            .normal()
            .maxTotal()
            .orElse(system.config().weights().maxBlock());
    nextFeeMultiplier.mutate(
        stored -> FeeMultiplier.next(stored, system.weightUsed().normal(), max));
  }

  @Override
  public Optional<Class<? extends PalletEvent>> eventType() {
    return Optional.of(FeesEvent.class);
  }

  /// Takes the declared fee and tip.
  ///
  /// @return what was taken
  /// @throws network.khala.frame.dispatch.DispatchException if the account cannot pay
  BigInteger withdraw(AccountId who, DispatchInfo info, int length, BigInteger tip) {
    BigInteger fee = details(info, length, tip).total();
    funds.withdraw(who, fee, true);
    return fee;
  }

  /// Whether the account could pay.
  boolean canPay(AccountId who, BigInteger fee) {
    if (fee.signum() == 0) {
      return true;
    }
    BigInteger rest = funds.free(who).subtract(fee);
    return rest.compareTo(funds.existentialDeposit()) >= 0
        && rest.compareTo(funds.account(who).frozen()) >= 0;
  }

  /// Gives back what was taken too much, and the rest to the recipient.
  void settle(
      AccountId who,
      BigInteger taken,
      DispatchInfo info,
      PostDispatch cost,
      int length,
      BigInteger tip) {
    BigInteger due =
        details(cost.chargedWeight(info), cost.charged(info), info, length, tip).total();
    BigInteger refund = taken.subtract(due).max(BigInteger.ZERO);
    boolean alive = funds.account(who).total().signum() != 0;
    if (alive) {
      funds.depositIntoExisting(who, refund);
    }
    BigInteger fee = alive ? taken.subtract(refund) : taken;
    recipient.receive(fee);
    deposit(new FeesEvent.TransactionFeePaid(who, fee, tip));
  }

  private FeeDetails details(
      Weight weight, Pays pays, DispatchInfo info, long length, BigInteger tip) {
    if (pays == Pays.NO) {
      return new FeeDetails(Optional.empty(), tip);
    }
    BigInteger weightFee =
        weightToFee(weight).multiply(nextFeeMultiplier.get()).divide(FeeMultiplier.ONE);
    BigInteger base =
        weightToFee(system.config().weights().perClass().of(info.dispatchClass()).baseExtrinsic());
    return new FeeDetails(
        Optional.of(new FeeDetails.InclusionFee(base, lengthToFee(length), weightFee)), tip);
  }

  private Weight normalBase() {
    return system.config().weights().perClass().normal().baseExtrinsic();
  }

  private static BigInteger unsigned(long value) {
    return value >= 0 ? BigInteger.valueOf(value) : new BigInteger(Long.toUnsignedString(value));
  }
}
