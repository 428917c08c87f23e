package network.khala.pallets.system;

import java.util.Optional;
import network.khala.frame.dispatch.DispatchClass;
import network.khala.frame.dispatch.DispatchInfo;
import network.khala.frame.dispatch.PostDispatch;
import network.khala.frame.extrinsic.InvalidTransaction;
import network.khala.frame.extrinsic.InvalidTransactionException;
import network.khala.frame.extrinsic.SignedCall;
import network.khala.frame.extrinsic.TransactionExtension;
import network.khala.frame.extrinsic.ValidTransaction;
import network.khala.protocol.substrate.Weight;
import network.khala.scale.Codec;
import network.khala.scale.Codecs;
import network.khala.scale.Unit;

/// Keeps blocks within their limits of computing and bytes.
public final class CheckWeight implements TransactionExtension<Unit, Unit> {
  private final SystemPallet system;

  /// The extension over the chain's limits.
  public CheckWeight(SystemPallet system) {
    this.system = system;
  }

  @Override
  public String identifier() {
    return "CheckWeight";
  }

  @Override
  public Codec<Unit> extraCodec() {
    return Codecs.UNIT;
  }

  @Override
  public Codec<Unit> additionalCodec() {
    return Codecs.UNIT;
  }

  @Override
  public Unit additional(Unit extra) {
    return Unit.UNIT;
  }

  @Override
  public ValidTransaction validate(Unit extra, SignedCall call) {
    long lengthMax = system.config().length().max().of(call.info().dispatchClass());
    if (call.length() > lengthMax) {
      throw exhausted();
    }
    checkExtrinsic(call.info());
    return ValidTransaction.NEUTRAL;
  }

  @Override
  public AfterDispatch prepare(Unit extra, SignedCall call) {
    take(call.info(), call.length());
    return (cost, success) -> giveBack(call.info(), cost);
  }

  /// Takes an extrinsic's room in the block, inherents included.
  ///
  /// @throws InvalidTransactionException `ExhaustsResources` if there is not enough
  public void take(DispatchInfo info, long length) {
    DispatchClass dispatchClass = info.dispatchClass();
    long lengthUsed = system.lengthUsed() + length;
    if (lengthUsed > system.config().length().max().of(dispatchClass)) {
      throw exhausted();
    }
    checkExtrinsic(info);
    Weight extrinsic = info.weight().saturatingAdd(limits(dispatchClass).baseExtrinsic());
    PerDispatchClass<Weight> used = system.weightUsed();
    Weight ofClass = used.of(dispatchClass).saturatingAdd(extrinsic);
    PerDispatchClass<Weight> after = used.with(dispatchClass, ofClass);
    checkBlock(dispatchClass, ofClass, total(after));
    system.use(after, lengthUsed);
  }

  /// Gives back what an extrinsic did not use.
  public void giveBack(DispatchInfo info, PostDispatch cost) {
    Weight unspent = info.weight().saturatingSub(cost.chargedWeight(info));
    PerDispatchClass<Weight> used = system.weightUsed();
    DispatchClass dispatchClass = info.dispatchClass();
    system.use(
        used.with(dispatchClass, used.of(dispatchClass).saturatingSub(unspent)),
        system.lengthUsed());
  }

  private void checkExtrinsic(DispatchInfo info) {
    Optional<Weight> most = limits(info.dispatchClass()).maxExtrinsic();
    if (most.isPresent() && !info.weight().fitsIn(most.get())) {
      throw exhausted();
    }
  }

  /// A class must stay within its own limit; beyond the block's limit only what is reserved for the
  /// class may be used, without any bound where nothing is said.
  private void checkBlock(DispatchClass dispatchClass, Weight ofClass, Weight total) {
    BlockWeights.WeightsPerClass limits = limits(dispatchClass);
    if (limits.maxTotal().isPresent() && !ofClass.fitsIn(limits.maxTotal().get())) {
      throw exhausted();
    }
    if (total.fitsIn(system.config().weights().maxBlock())) {
      return;
    }
    if (limits.reserved().isPresent() && !ofClass.fitsIn(limits.reserved().get())) {
      throw exhausted();
    }
  }

  private BlockWeights.WeightsPerClass limits(DispatchClass dispatchClass) {
    return system.config().weights().perClass().of(dispatchClass);
  }

  private static Weight total(PerDispatchClass<Weight> used) {
    return used.normal().saturatingAdd(used.operational()).saturatingAdd(used.mandatory());
  }

  private static InvalidTransactionException exhausted() {
    return InvalidTransactionException.invalid(new InvalidTransaction.ExhaustsResources());
  }
}
