package network.khala.pallets.system;

import network.khala.frame.dispatch.DispatchException;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.DispatchError;
import network.khala.protocol.substrate.MultiAddress;

/// Resolves addresses: only the form that is an account resolves, as this chain keeps no index of
/// accounts.
public final class AccountLookup {
  private AccountLookup() {}

  /// The account behind an address.
  ///
  /// @throws DispatchException `CannotLookup` for every other form
  public static AccountId resolve(MultiAddress address) {
    if (address instanceof MultiAddress.Id(AccountId account)) {
      return account;
    }
    throw DispatchException.of(new DispatchError.CannotLookup());
  }
}
