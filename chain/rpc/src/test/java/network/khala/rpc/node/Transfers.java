package network.khala.rpc.node;

import java.math.BigInteger;
import java.util.List;
import network.khala.crypto.SecretUri;
import network.khala.crypto.Sr25519KeyPair;
import network.khala.frame.extrinsic.ExtrinsicFormat;
import network.khala.node.Node;
import network.khala.pallets.balances.BalancesCall;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.Era;
import network.khala.protocol.substrate.MultiAddress;
import network.khala.protocol.substrate.MultiSignature;
import network.khala.runtime.KhalaRuntime;
import network.khala.scale.Bytes;
import network.khala.scale.Unit;

/// Signed transfers of one token.
final class Transfers {
  static final AccountId RECEIVER = AccountId.fromHex("77".repeat(32));
  private static final BigInteger TOKEN = BigInteger.TEN.pow(12);

  private Transfers() {}

  static Bytes fromAlice(Node node, long nonce, Era era) {
    try (SecretUri uri = SecretUri.parse("//Alice");
        Sr25519KeyPair alice = uri.sr25519()) {
      KhalaRuntime runtime = node.chain().runtimeAt(node.chain().head().number());
      // A signature is made for the state it is checked on: genesis is known from block 1 on.
      runtime.system().assumeNextBlock(node.chain().headHash());
      var call =
          runtime
              .balances()
              .outer(new BalancesCall.TransferKeepAlive(MultiAddress.of(RECEIVER), TOKEN));
      List<Object> extra =
          List.of(
              Unit.UNIT,
              Unit.UNIT,
              Unit.UNIT,
              Unit.UNIT,
              era,
              nonce,
              Unit.UNIT,
              Unit.UNIT,
              BigInteger.ZERO);
      ExtrinsicFormat format = runtime.format();
      return format.encodeSigned(
          MultiAddress.of(new AccountId(alice.accountId())),
          MultiSignature.sr25519(alice.sign(format.payloadOf(call, extra))),
          extra,
          call);
    }
  }
}
