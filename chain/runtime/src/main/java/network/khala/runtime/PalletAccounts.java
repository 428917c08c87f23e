package network.khala.runtime;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import network.khala.protocol.substrate.AccountId;

/// Accounts without keys that pallets own: `modl`, eight letters, zeros.
public final class PalletAccounts {
  /// The treasury, which gets all fees.
  public static final AccountId TREASURY = of("py/trsry");

  private PalletAccounts() {}

  /// The account of the eight letters.
  public static AccountId of(String letters) {
    byte[] prefixed = ("modl" + letters).getBytes(StandardCharsets.US_ASCII);
    return AccountId.of(Arrays.copyOf(prefixed, 32));
  }
}
