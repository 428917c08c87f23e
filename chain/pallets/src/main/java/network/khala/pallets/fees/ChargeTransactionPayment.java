package network.khala.pallets.fees;

import java.math.BigInteger;
import network.khala.frame.dispatch.DispatchClass;
import network.khala.frame.dispatch.DispatchException;
import network.khala.frame.dispatch.DispatchInfo;
import network.khala.frame.extrinsic.InvalidTransaction;
import network.khala.frame.extrinsic.InvalidTransactionException;
import network.khala.frame.extrinsic.SignedCall;
import network.khala.frame.extrinsic.TransactionExtension;
import network.khala.frame.extrinsic.ValidTransaction;
import network.khala.pallets.system.SystemPallet;
import network.khala.protocol.substrate.Weight;
import network.khala.scale.Codec;
import network.khala.scale.Codecs;
import network.khala.scale.Unit;

/// Charges the fee, and puts better paying extrinsics first in the pool.
public final class ChargeTransactionPayment implements TransactionExtension<BigInteger, Unit> {
  private static final BigInteger U64_MAX = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

  private final FeesPallet fees;
  private final SystemPallet system;

  /// The extension over the chain's fees.
  public ChargeTransactionPayment(FeesPallet fees, SystemPallet system) {
    this.fees = fees;
    this.system = system;
  }

  @Override
  public String identifier() {
    return "ChargeTransactionPayment";
  }

  @Override
  public Codec<BigInteger> extraCodec() {
    return Codecs.compactU128();
  }

  @Override
  public Codec<Unit> additionalCodec() {
    return Codecs.UNIT;
  }

  @Override
  public Unit additional(BigInteger tip) {
    return Unit.UNIT;
  }

  @Override
  public ValidTransaction validate(BigInteger tip, SignedCall call) {
    BigInteger fee = fees.details(call.info(), call.length(), tip).total();
    if (!fees.canPay(call.who(), fee)) {
      throw InvalidTransactionException.invalid(new InvalidTransaction.Payment());
    }
    return ValidTransaction.ofPriority(priority(call, tip, fee));
  }

  @Override
  public AfterDispatch prepare(BigInteger tip, SignedCall call) {
    BigInteger taken = withdraw(tip, call);
    return (cost, success) -> fees.settle(call.who(), taken, call.info(), cost, call.length(), tip);
  }

  private BigInteger withdraw(BigInteger tip, SignedCall call) {
    try {
      return fees.withdraw(call.who(), call.info(), call.length(), tip);
    } catch (DispatchException e) {
      throw InvalidTransactionException.invalid(new InvalidTransaction.Payment());
    }
  }

  /// What a block could earn if it were filled with extrinsics like this one.
  private long priority(SignedCall call, BigInteger tip, BigInteger fee) {
    BigInteger perBlock = perBlock(call.info(), call.length());
    BigInteger scaled = tip.add(BigInteger.ONE).multiply(perBlock);
    if (call.info().dispatchClass() == DispatchClass.OPERATIONAL) {
      BigInteger virtualTip = fee.multiply(BigInteger.valueOf(FeesPallet.OPERATIONAL_MULTIPLIER));
      scaled = scaled.add(virtualTip.multiply(perBlock));
    }
    return scaled.min(U64_MAX).longValue();
  }

  /// How many extrinsics like this one fit into a block.
  private BigInteger perBlock(DispatchInfo info, int length) {
    Weight max = system.config().weights().maxBlock();
    Weight bounded = info.weight().min(max);
    long lengthMax = system.config().length().max().of(info.dispatchClass());
    long byTime = Long.divideUnsigned(max.refTime(), atLeastOne(bounded.refTime()));
    long byProof = Long.divideUnsigned(max.proofSize(), atLeastOne(bounded.proofSize()));
    long byLength = lengthMax / Math.clamp(length, 1, lengthMax);
    long byWeight = Long.compareUnsigned(byTime, byProof) < 0 ? byTime : byProof;
    return new BigInteger(
        Long.toUnsignedString(Long.compareUnsigned(byWeight, byLength) < 0 ? byWeight : byLength));
  }

  private static long atLeastOne(long value) {
    return value == 0 ? 1 : value;
  }
}
