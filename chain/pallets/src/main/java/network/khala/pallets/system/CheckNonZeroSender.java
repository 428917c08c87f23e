package network.khala.pallets.system;

import network.khala.frame.extrinsic.InvalidTransaction;
import network.khala.frame.extrinsic.InvalidTransactionException;
import network.khala.frame.extrinsic.SignedCall;
import network.khala.frame.extrinsic.TransactionExtension;
import network.khala.frame.extrinsic.ValidTransaction;
import network.khala.protocol.substrate.AccountId;
import network.khala.scale.Codec;
import network.khala.scale.Codecs;
import network.khala.scale.Unit;

/// Refuses the account of 32 zero bytes as a signer.
public final class CheckNonZeroSender implements TransactionExtension<Unit, Unit> {
  @Override
  public String identifier() {
    return "CheckNonZeroSender";
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
    refuseZero(call);
    return ValidTransaction.NEUTRAL;
  }

  @Override
  public AfterDispatch prepare(Unit extra, SignedCall call) {
    refuseZero(call);
    return AfterDispatch.NOTHING;
  }

  private static void refuseZero(SignedCall call) {
    if (call.who().equals(AccountId.ZERO)) {
      throw InvalidTransactionException.invalid(new InvalidTransaction.BadSigner());
    }
  }
}
