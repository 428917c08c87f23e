package network.khala.pallets.assets;

import java.math.BigInteger;
import network.khala.scale.Index;
import network.khala.scale.ScalePath;
import network.khala.scale.Tuple;
import network.khala.scale.TypeName;

/// Why an account of an asset may exist.
@ScalePath("pallet_assets::types::ExistenceReason")
public sealed interface ExistenceReason {
  /// The owner's account exists for another reason and is held by this one.
  @Index(0)
  record Consumer() implements ExistenceReason {}

  /// The asset is reason enough.
  @Index(1)
  record Sufficient() implements ExistenceReason {}

  /// The owner left a deposit.
  @Index(2)
  @Tuple
  record DepositHeld(@TypeName("Balance") BigInteger amount) implements ExistenceReason {}

  /// The deposit was returned and the account is about to end.
  @Index(3)
  record DepositRefunded() implements ExistenceReason {}
}
