package network.khala.pallets.identity;

import java.math.BigInteger;
import network.khala.scale.Index;
import network.khala.scale.ScalePath;
import network.khala.scale.Tuple;
import network.khala.scale.TypeName;

/// What a registrar says of an identity.
@ScalePath("pallet_identity::types::Judgement")
public sealed interface Judgement {
  /// Nothing.
  @Index(0)
  record Unknown() implements Judgement {}

  /// The registrar was asked; its fee is reserved, in 10^-12.
  @Index(1)
  @Tuple
  record FeePaid(@TypeName("Balance") BigInteger fee) implements Judgement {}

  /// It seems right.
  @Index(2)
  record Reasonable() implements Judgement {}

  /// It is right.
  @Index(3)
  record KnownGood() implements Judgement {}

  /// It was right once.
  @Index(4)
  record OutOfDate() implements Judgement {}

  /// It is sloppy.
  @Index(5)
  record LowQuality() implements Judgement {}

  /// It is wrong, perhaps on purpose.
  @Index(6)
  record Erroneous() implements Judgement {}

  /// Whether the account cannot get rid of it by itself.
  default boolean isSticky() {
    return this instanceof FeePaid || this instanceof Erroneous;
  }
}
