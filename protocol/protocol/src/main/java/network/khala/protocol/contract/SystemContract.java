package network.khala.protocol.contract;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import network.khala.protocol.substrate.Hash;
import network.khala.scale.Bytes;
import network.khala.scale.ScaleWriter;

/// How the chain talks to the system contract of a cluster.
public final class SystemContract {
  /// The selector of its constructor, which takes no arguments.
  public static final Bytes DEFAULT_CONSTRUCTOR = Bytes.fromHex("ed4b9d1b");

  /// The selector of its message that takes the stake on a contract.
  public static final Bytes CHANGE_DEPOSIT = Bytes.fromHex("a24bcb44");

  /// What stands for the code of the system contract that workers have built in.
  public static final Bytes BUILT_IN_CODE =
      Bytes.wrap("khala:builtin-system:1.2.0".getBytes(StandardCharsets.US_ASCII));

  private static final long UNLIMITED_GAS = -1;

  private SystemContract() {}

  /// The command that tells it how much is staked on a contract.
  ///
  /// @param contract the contract
  /// @param total the sum of all stakes, 10^-12
  public static InkCommand changeDeposit(Hash contract, BigInteger total) {
    Bytes message =
        new ScaleWriter().raw(CHANGE_DEPOSIT).raw(contract.value()).u128(total).toBytes();
    return new InkCommand.InkMessage(
        Bytes.EMPTY, message, BigInteger.ZERO, UNLIMITED_GAS, Optional.empty());
  }
}
