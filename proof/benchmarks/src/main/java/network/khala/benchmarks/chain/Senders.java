package network.khala.benchmarks.chain;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import network.khala.crypto.Hashing;
import network.khala.crypto.SecretBytes;
import network.khala.crypto.Sr25519KeyPair;
import network.khala.frame.dispatch.RuntimeCall;
import network.khala.node.Node;
import network.khala.pallets.balances.BalancesCall;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.Era;
import network.khala.protocol.substrate.MultiAddress;
import network.khala.protocol.substrate.MultiSignature;
import network.khala.runtime.KhalaRuntime;
import network.khala.scale.Bytes;
import network.khala.scale.Codecs;
import network.khala.scale.Unit;

/// Accounts that transfers go to and come from, all distinct. Keys are made from the accounts'
/// numbers; those that never sign have none.
final class Senders implements AutoCloseable {
  private static final BigInteger TOKEN = BigInteger.TEN.pow(12);
  private static final BigInteger ENDOWMENT = TOKEN.multiply(BigInteger.valueOf(10_000));
  private static final BigInteger AMOUNT = BigInteger.TEN.pow(9);

  private final int count;
  private final List<Sr25519KeyPair> keys;

  Senders(int count) {
    this(count, count);
  }

  /// @param count how many accounts there are
  /// @param signing how many of them, the first ones, send
  Senders(int count, int signing) {
    this.count = count;
    this.keys = IntStream.range(0, signing).parallel().mapToObj(Senders::key).toList();
  }

  private static Sr25519KeyPair key(int number) {
    try (SecretBytes seed = SecretBytes.copyOf(seed(number))) {
      return Sr25519KeyPair.fromSeed(seed);
    }
  }

  private static byte[] seed(int number) {
    return Hashing.blake2b256(Codecs.U64.encode((long) number));
  }

  int count() {
    return count;
  }

  /// How many of them send.
  int signing() {
    return keys.size();
  }

  AccountId account(int number) {
    return number < keys.size()
        ? new AccountId(keys.get(number).accountId())
        : AccountId.of(seed(number));
  }

  /// What the accounts begin with.
  SortedMap<AccountId, BigInteger> endowments() {
    SortedMap<AccountId, BigInteger> endowments = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      endowments.put(account(i), ENDOWMENT);
    }
    return endowments;
  }

  /// A signed transfer of every account that signs, each to another one, which is half of all
  /// accounts away: two that come one after the other touch four accounts, if there are so many.
  ///
  /// @param nonce of all of them
  List<Bytes> transfers(Node node, long nonce) {
    int shares = Runtime.getRuntime().availableProcessors();
    return IntStream.range(0, shares)
        .parallel()
        .mapToObj(share -> transfers(node, nonce, share, shares))
        .flatMap(List::stream)
        .toList();
  }

  private List<Bytes> transfers(Node node, long nonce, int share, int shares) {
    KhalaRuntime runtime = node.chain().runtimeAt(node.chain().head().number());
    // A signature is made for the state it is checked on: genesis is known from block 1 on.
    runtime.system().assumeNextBlock(node.chain().headHash());
    List<Bytes> signed = new ArrayList<>();
    int from = (int) ((long) signing() * share / shares);
    int to = (int) ((long) signing() * (share + 1) / shares);
    for (int i = from; i < to; i++) {
      signed.add(transfer(runtime, i, nonce));
    }
    return signed;
  }

  private Bytes transfer(KhalaRuntime runtime, int sender, long nonce) {
    MultiAddress to = MultiAddress.of(account((sender + count / 2) % count));
    return sign(
        runtime,
        sender,
        nonce,
        runtime.balances().outer(new BalancesCall.TransferKeepAlive(to, AMOUNT)));
  }

  /// A call of one of the accounts, signed for ever.
  Bytes sign(KhalaRuntime runtime, int sender, long nonce, RuntimeCall call) {
    List<Object> extra =
        List.of(
            Unit.UNIT,
            Unit.UNIT,
            Unit.UNIT,
            Unit.UNIT,
            Era.immortal(),
            nonce,
            Unit.UNIT,
            Unit.UNIT,
            BigInteger.ZERO);
    byte[] payload = runtime.format().payloadOf(call, extra);
    return runtime
        .format()
        .encodeSigned(
            MultiAddress.of(account(sender)),
            MultiSignature.sr25519(keys.get(sender).sign(payload)),
            extra,
            call);
  }

  @Override
  public void close() {
    keys.forEach(Sr25519KeyPair::close);
  }
}
