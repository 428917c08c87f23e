package network.khala.node.pool;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import network.khala.frame.dispatch.RuntimeCall;
import network.khala.frame.extrinsic.Extrinsic;
import network.khala.frame.extrinsic.ExtrinsicFormat;
import network.khala.frame.extrinsic.InvalidTransaction;
import network.khala.frame.extrinsic.TransactionValidityError;
import network.khala.frame.extrinsic.UnknownTransaction;
import network.khala.frame.extrinsic.ValidTransaction;
import network.khala.pallets.system.SystemCall;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.MultiAddress;
import network.khala.protocol.substrate.MultiSignature;
import network.khala.scale.Bytes;
import network.khala.scale.Result;

/// A chain that knows its senders' nonces, and transactions that say themselves who sends them,
/// their nonce, priority and life.
final class SendersChain implements TransactionValidation {
  private final Map<Integer, Integer> nonces = new HashMap<>();
  private final Set<Integer> unknown = new HashSet<>();
  private long head;

  /// @param life for how many blocks it is valid; 0 for ever
  static Bytes transaction(int sender, int nonce, int priority, int life, int size) {
    byte[] bytes = new byte[size];
    bytes[0] = (byte) sender;
    bytes[1] = (byte) nonce;
    bytes[2] = (byte) priority;
    bytes[3] = (byte) life;
    return Bytes.wrap(bytes);
  }

  static int senderOf(Bytes transaction) {
    return transaction.toArray()[0];
  }

  static int nonceOf(Bytes transaction) {
    return transaction.toArray()[1];
  }

  static int priorityOf(Bytes transaction) {
    return transaction.toArray()[2];
  }

  static int lifeOf(Bytes transaction) {
    return transaction.toArray()[3];
  }

  /// The nonce that is due.
  int next(int sender) {
    return nonces.getOrDefault(sender, 0);
  }

  /// A block takes transactions in.
  void include(List<Bytes> included) {
    head++;
    included.forEach(one -> nonces.merge(senderOf(one), 1, Integer::sum));
  }

  /// From now on nothing can be said of a sender's transactions.
  void loseSightOf(int sender) {
    unknown.add(sender);
  }

  @Override
  public Extrinsic decode(Bytes bytes) {
    byte[] account = new byte[32];
    account[0] = (byte) senderOf(bytes);
    Extrinsic.Signed signed =
        new Extrinsic.Signed(
            MultiAddress.of(AccountId.of(account)),
            MultiSignature.sr25519(new byte[64]),
            List.of(),
            Bytes.EMPTY);
    RuntimeCall call = new RuntimeCall(0, new SystemCall.Remark(bytes));
    return new Extrinsic(bytes, ExtrinsicFormat.hash(bytes), Optional.of(signed), call, bytes);
  }

  @Override
  public Verdict validate(Extrinsic extrinsic) {
    Bytes bytes = extrinsic.bytes();
    int sender = senderOf(bytes);
    int nonce = nonceOf(bytes);
    if (unknown.contains(sender)) {
      return new Verdict(
          head,
          Result.err(new TransactionValidityError.Unknown(new UnknownTransaction.CannotLookup())));
    }
    if (nonce < next(sender)) {
      return new Verdict(
          head, Result.err(new TransactionValidityError.Invalid(new InvalidTransaction.Stale())));
    }
    List<Bytes> requires =
        nonce == next(sender) ? List.of() : List.of(Bytes.of((byte) sender, (byte) (nonce - 1)));
    List<Bytes> provides = List.of(Bytes.of((byte) sender, (byte) nonce));
    long longevity = lifeOf(bytes) == 0 ? -1 : lifeOf(bytes);
    return new Verdict(
        head,
        Result.ok(new ValidTransaction(priorityOf(bytes), requires, provides, longevity, true)));
  }

  @Override
  public long headNumber() {
    return head;
  }
}
