package network.khala.pallets.system;

import java.util.List;
import network.khala.frame.extrinsic.InvalidTransaction;
import network.khala.frame.extrinsic.InvalidTransactionException;
import network.khala.frame.extrinsic.SignedCall;
import network.khala.frame.extrinsic.TransactionExtension;
import network.khala.frame.extrinsic.ValidTransaction;
import network.khala.protocol.substrate.Era;
import network.khala.protocol.substrate.Hash;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;

/// Lets an extrinsic die: the hash of the block in which its era was born is signed, and must still
/// be known.
public final class CheckMortality implements TransactionExtension<Era, Hash> {
  private final SystemPallet system;

  /// The extension over the chain's known blocks.
  public CheckMortality(SystemPallet system) {
    this.system = system;
  }

  @Override
  public String identifier() {
    return "CheckMortality";
  }

  @Override
  public Codec<Era> extraCodec() {
    return CodecFactory.STANDARD.of(Era.class);
  }

  @Override
  public Codec<Hash> additionalCodec() {
    return CodecFactory.STANDARD.of(Hash.class);
  }

  @Override
  public Hash additional(Era era) {
    Hash birth = system.blockHash(era.birth(system.number()));
    if (birth.equals(Hash.ZERO)) {
      throw InvalidTransactionException.invalid(new InvalidTransaction.AncientBirthBlock());
    }
    return birth;
  }

  @Override
  public ValidTransaction validate(Era era, SignedCall call) {
    long current = system.number();
    long death = era.death(current);
    long longevity = death == Long.MAX_VALUE ? -1L : Math.max(death - current, 0);
    return new ValidTransaction(0, List.of(), List.of(), longevity, true);
  }
}
