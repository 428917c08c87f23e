package network.khala.pallets.system;

import java.util.List;
import network.khala.frame.extrinsic.InvalidTransaction;
import network.khala.frame.extrinsic.InvalidTransactionException;
import network.khala.frame.extrinsic.SignedCall;
import network.khala.frame.extrinsic.TransactionExtension;
import network.khala.frame.extrinsic.ValidTransaction;
import network.khala.protocol.substrate.AccountId;
import network.khala.scale.Bytes;
import network.khala.scale.Codec;
import network.khala.scale.Codecs;
import network.khala.scale.ScaleWriter;
import network.khala.scale.Unit;

/// Puts an account's extrinsics in order, each to be included once.
public final class CheckNonce implements TransactionExtension<Long, Unit> {
  private final Accounts accounts;

  /// The extension over the chain's accounts.
  public CheckNonce(Accounts accounts) {
    this.accounts = accounts;
  }

  @Override
  public String identifier() {
    return "CheckNonce";
  }

  @Override
  public Codec<Long> extraCodec() {
    return Codecs.compactU32();
  }

  @Override
  public Codec<Unit> additionalCodec() {
    return Codecs.UNIT;
  }

  @Override
  public Unit additional(Long nonce) {
    return Unit.UNIT;
  }

  @Override
  public ValidTransaction validate(Long nonce, SignedCall call) {
    AccountInfo account = payer(call);
    if (nonce < account.nonce()) {
      throw InvalidTransactionException.invalid(new InvalidTransaction.Stale());
    }
    List<Bytes> requires =
        nonce > account.nonce() ? List.of(tag(call.who(), nonce - 1)) : List.of();
    return new ValidTransaction(0, requires, List.of(tag(call.who(), nonce)), -1L, true);
  }

  @Override
  public AfterDispatch prepare(Long nonce, SignedCall call) {
    AccountInfo account = payer(call);
    if (nonce < account.nonce()) {
      throw InvalidTransactionException.invalid(new InvalidTransaction.Stale());
    }
    if (nonce > account.nonce()) {
      throw InvalidTransactionException.invalid(new InvalidTransaction.Future());
    }
    accounts.incrementNonce(call.who());
    return AfterDispatch.NOTHING;
  }

  /// The tag that an account's extrinsic provides: account, nonce u32.
  public static Bytes tag(AccountId who, long nonce) {
    ScaleWriter out = new ScaleWriter();
    out.raw(who.toArray());
    out.u32(nonce);
    return Bytes.wrap(out.toArray());
  }

  /// An account that does not exist cannot pay, whatever its nonce.
  private AccountInfo payer(SignedCall call) {
    AccountInfo account = accounts.get(call.who());
    if (!account.exists()) {
      throw InvalidTransactionException.invalid(new InvalidTransaction.Payment());
    }
    return account;
  }
}
