package network.khala.pallets.system;

import network.khala.scale.ScalePath;
import network.khala.scale.TypeName;
import network.khala.scale.U32;

/// An account: 80 bytes.
///
/// @param nonce how many extrinsics it has signed
/// @param consumers what depends on its existence
/// @param providers what gives it a right to exist
/// @param sufficients what gives it a right to exist by itself, assets for example
/// @param data what it owns
@ScalePath("frame_system::AccountInfo")
public record AccountInfo(
    @U32 @TypeName("Nonce") long nonce,
    @U32 @TypeName("RefCount") long consumers,
    @U32 @TypeName("RefCount") long providers,
    @U32 @TypeName("RefCount") long sufficients,
    @TypeName("AccountData") AccountData data) {
  /// An account that does not exist.
  public static final AccountInfo EMPTY = new AccountInfo(0, 0, 0, 0, AccountData.EMPTY);

  /// Whether anything gives the account a right to exist.
  public boolean exists() {
    return providers > 0 || sufficients > 0;
  }

  /// The same with another nonce.
  public AccountInfo withNonce(long value) {
    return new AccountInfo(value, consumers, providers, sufficients, data);
  }

  /// The same with another count of consumers.
  public AccountInfo withConsumers(long value) {
    return new AccountInfo(nonce, value, providers, sufficients, data);
  }

  /// The same with another count of providers.
  public AccountInfo withProviders(long value) {
    return new AccountInfo(nonce, consumers, value, sufficients, data);
  }

  /// The same with another count of sufficients.
  public AccountInfo withSufficients(long value) {
    return new AccountInfo(nonce, consumers, providers, value, data);
  }

  /// The same with other data.
  public AccountInfo withData(AccountData value) {
    return new AccountInfo(nonce, consumers, providers, sufficients, value);
  }
}
