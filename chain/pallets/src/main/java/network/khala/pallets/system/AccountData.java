package network.khala.pallets.system;

import java.math.BigInteger;
import network.khala.scale.ScalePath;
import network.khala.scale.Tuple;
import network.khala.scale.TypeName;

/// What an account owns, in 10^-12 of a token.
///
/// @param free may be spent, but for what is frozen
/// @param reserved set aside by pallets
/// @param frozen the part of free and reserved together that must stay
/// @param flags the top bit marks the accounting in force since 2023
@ScalePath("pallet_balances::types::AccountData")
public record AccountData(
    @TypeName("Balance") BigInteger free,
    @TypeName("Balance") BigInteger reserved,
    @TypeName("Balance") BigInteger frozen,
    ExtraFlags flags) {
  /// Nothing owned, under the accounting in force.
  public static final AccountData EMPTY =
      new AccountData(BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO, ExtraFlags.NEW_LOGIC);

  /// Everything owned: free and reserved.
  public BigInteger total() {
    return free.add(reserved);
  }

  /// The same with another free balance.
  public AccountData withFree(BigInteger amount) {
    return new AccountData(amount, reserved, frozen, flags);
  }

  /// The same with another reserved balance.
  public AccountData withReserved(BigInteger amount) {
    return new AccountData(free, amount, frozen, flags);
  }

  /// The same with another frozen balance.
  public AccountData withFrozen(BigInteger amount) {
    return new AccountData(free, reserved, amount, flags);
  }

  /// One number of flags.
  @ScalePath("pallet_balances::types::ExtraFlags")
  @Tuple
  public record ExtraFlags(BigInteger bits) {
    /// The account is kept under the accounting in force since 2023.
    public static final ExtraFlags NEW_LOGIC = new ExtraFlags(BigInteger.ONE.shiftLeft(127));

    /// Whether the account is kept under the accounting in force.
    public boolean isNewLogic() {
      return bits.testBit(127);
    }
  }
}
