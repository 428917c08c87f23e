package network.khala.cli.relayer;

import java.util.Optional;
import network.khala.cli.CommandFailure;
import network.khala.cli.ExitCode;
import network.khala.crypto.MalformedTextException;
import network.khala.crypto.Ss58;
import network.khala.protocol.substrate.AccountId;
import picocli.CommandLine.Option;

/// Whose the workers are.
public final class OperatorOption {
  @Option(
      names = "--operator",
      paramLabel = "ADDRESS",
      description = "The account that may add the worker to its pool; default: none.")
  private Optional<String> address = Optional.empty();

  /// The account, if one is given.
  ///
  /// @throws CommandFailure if its address is none
  public Optional<AccountId> account() {
    return address.map(OperatorOption::parse);
  }

  private static AccountId parse(String address) {
    try {
      return new AccountId(Ss58.decodeAccount(address));
    } catch (MalformedTextException e) {
      throw new CommandFailure(ExitCode.USAGE, "--operator=" + address + ": " + e.getMessage(), "");
    }
  }
}
