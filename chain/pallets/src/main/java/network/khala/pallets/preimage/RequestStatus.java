package network.khala.pallets.preimage;

import java.math.BigInteger;
import java.util.Optional;
import network.khala.protocol.substrate.AccountId;
import network.khala.scale.Index;
import network.khala.scale.ScalePath;
import network.khala.scale.Tuple2;
import network.khala.scale.TypeName;
import network.khala.scale.U32;

/// What is known of the bytes under a hash. The length is known exactly when the bytes are there.
@ScalePath("pallet_preimage::RequestStatus")
public sealed interface RequestStatus {
  /// The bytes are there, nobody needs them.
  ///
  /// @param deposit who brought them, and what is reserved for that
  /// @param len how many
  @Index(0)
  record Unrequested(
      @TypeName("(AccountId, Balance)") Tuple2<AccountId, BigInteger> deposit, @U32 long len)
      implements RequestStatus {}

  /// Somebody needs the bytes.
  ///
  /// @param deposit who brought them, unless the system did
  /// @param count how often they are needed
  /// @param len how many, if they are there
  @Index(1)
  record Requested(
      @TypeName("Option<(AccountId, Balance)>") Optional<Tuple2<AccountId, BigInteger>> deposit,
      @U32 long count,
      Optional<@U32 Long> len)
      implements RequestStatus {}
}
