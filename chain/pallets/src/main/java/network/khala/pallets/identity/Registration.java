package network.khala.pallets.identity;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import network.khala.scale.Bound;
import network.khala.scale.ScalePath;
import network.khala.scale.Tuple2;
import network.khala.scale.TypeName;
import network.khala.scale.U32;

/// An identity with what registrars say of it.
///
/// @param judgements by registrar, ascending
/// @param deposit what is reserved for it, in 10^-12, fees not counted
/// @param info what the account says
@ScalePath("pallet_identity::types::Registration")
public record Registration(
    @TypeName("BoundedVec<(RegistrarIndex, Judgement<Balance>), MaxJudgements>")
        @Bound(IdentityConfig.REGISTRARS_MAX)
        List<Tuple2<@U32 Long, Judgement>> judgements,
    @TypeName("Balance") BigInteger deposit,
    @TypeName("IdentityInfo<MaxAdditionalFields>") IdentityInfo info) {
  /// Copies the list.
  public Registration {
    judgements = List.copyOf(judgements);
  }

  /// All that is reserved: deposit and fees.
  BigInteger reserved() {
    BigInteger sum = deposit;
    for (Tuple2<Long, Judgement> one : judgements) {
      if (one.second() instanceof Judgement.FeePaid(BigInteger fee)) {
        sum = sum.add(fee);
      }
    }
    return sum;
  }

  /// What the account cannot get rid of.
  List<Tuple2<Long, Judgement>> sticky() {
    return judgements.stream().filter(one -> one.second().isSticky()).toList();
  }

  Optional<Judgement> of(long registrar) {
    return judgements.stream()
        .filter(one -> one.first() == registrar)
        .map(Tuple2::second)
        .findFirst();
  }

  Registration without(long registrar) {
    return new Registration(
        judgements.stream().filter(one -> one.first() != registrar).toList(), deposit, info);
  }

  Registration with(long registrar, Judgement judgement) {
    List<Tuple2<Long, Judgement>> all = new ArrayList<>(without(registrar).judgements);
    all.add(new Tuple2<>(registrar, judgement));
    all.sort(Comparator.comparingLong(Tuple2::first));
    return new Registration(all, deposit, info);
  }
}
