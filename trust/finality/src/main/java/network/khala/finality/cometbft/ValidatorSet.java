package network.khala.finality.cometbft;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import org.jspecify.annotations.Nullable;

/// A set of validators in its order: power descending, then address ascending. The order is part of
/// the hash; it is taken as given and not established here, except by [#sorted].
public final class ValidatorSet {
  /// The largest total power that CometBFT accepts.
  public static final long MAX_TOTAL_POWER = (1L << 60) - 1;

  /// The largest set that is read.
  public static final int MAX_SIZE = 256;

  private final List<Validator> validators;
  private final Map<Bytes, Integer> indexByAddress;
  private final long totalPower;
  private final Bytes32 hash;

  private ValidatorSet(List<Validator> validators) {
    this.validators = List.copyOf(validators);
    this.indexByAddress = new TreeMap<>();
    for (int i = 0; i < validators.size(); i++) {
      if (indexByAddress.put(validators.get(i).address(), i) != null) {
        throw new IllegalArgumentException(
            "validator " + validators.get(i).key() + " is there twice");
      }
    }
    this.totalPower = totalOf(validators);
    this.hash = MerkleTree.root(validators.stream().map(Validator::leaf).toList());
  }

  /// The set in the given order.
  ///
  /// @throws IllegalArgumentException if a key is there twice or a power is not above 0
  /// @throws VotingPowerOverflowException if the powers sum up to more than [#MAX_TOTAL_POWER]
  public static ValidatorSet of(List<Validator> inOrder) {
    return new ValidatorSet(inOrder);
  }

  /// The set of the given validators, brought into order.
  public static ValidatorSet sorted(List<Validator> validators) {
    return new ValidatorSet(
        validators.stream()
            .sorted(
                Comparator.comparingLong(Validator::power)
                    .reversed()
                    .thenComparing(Validator::address))
            .toList());
  }

  /// The validators in order.
  public List<Validator> validators() {
    return validators;
  }

  /// How many there are.
  public int size() {
    return validators.size();
  }

  /// The validator at the given place.
  public Validator get(int index) {
    return validators.get(index);
  }

  /// The place of the validator with the given address.
  public OptionalInt indexOf(Bytes address) {
    return Optional.ofNullable(indexByAddress.get(address))
        .map(OptionalInt::of)
        .orElseGet(OptionalInt::empty);
  }

  /// The sum of all powers.
  public long totalPower() {
    return totalPower;
  }

  /// What more than the given share of the total power exceeds, rounded down.
  ///
  /// @param numerator of the share, at most the denominator
  /// @param denominator of the share
  public long threshold(long numerator, long denominator) {
    // Without overflow: the total has 60 bits, so its product with the numerator may not fit.
    return totalPower / denominator * numerator
        + totalPower % denominator * numerator / denominator;
  }

  /// The hash by which headers name this set.
  public Bytes32 hash() {
    return hash;
  }

  private static long totalOf(List<Validator> validators) {
    long total = 0;
    for (Validator validator : validators) {
      if (validator.power() <= 0) {
        throw new IllegalArgumentException(
            "validator " + validator.key() + " has power " + validator.power());
      }
      if (validator.power() > MAX_TOTAL_POWER - total) {
        throw new VotingPowerOverflowException();
      }
      total += validator.power();
    }
    return total;
  }

  /// The powers of a set sum up to more than CometBFT can count.
  public static final class VotingPowerOverflowException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    VotingPowerOverflowException() {
      super("total voting power exceeds " + MAX_TOTAL_POWER);
    }
  }

  /// The protobuf message. Priorities and the proposer are left out: no hash covers them.
  byte[] encode() {
    ProtoWriter out = new ProtoWriter();
    for (Validator validator : validators) {
      out.message(
          1,
          new ProtoWriter()
              .bytes(1, validator.address())
              .message(2, validator.publicKey())
              .varint(3, validator.power())
              .toArray());
    }
    return out.toArray();
  }

  static ValidatorSet read(ProtoReader in) throws MalformedProtoException {
    List<Validator> validators = new ArrayList<>();
    for (int field = in.next(); field != 0; field = in.next()) {
      switch (field) {
        case 1 -> {
          if (validators.size() == MAX_SIZE) {
            throw in.error("more than " + MAX_SIZE + " validators");
          }
          validators.add(readValidator(in.message("Validator")));
        }
        // The proposer and the total are derived values, which nobody may tell us.
        case 2 -> readValidator(in.once().message("Validator"));
        case 3 -> in.once().int64();
        default -> throw in.unknown();
      }
    }
    try {
      return new ValidatorSet(validators);
    } catch (VotingPowerOverflowException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw in.error(String.valueOf(e.getMessage()));
    }
  }

  private static Validator readValidator(ProtoReader in) throws MalformedProtoException {
    Bytes address = Bytes.EMPTY;
    Bytes key = Bytes.EMPTY;
    long power = 0;
    for (int field = in.next(); field != 0; field = in.next()) {
      in.once();
      switch (field) {
        case 1 -> address = in.bytes(CometHeader.ADDRESS_SIZE);
        case 2 -> {
          ProtoReader publicKey = in.message("PublicKey");
          for (int kind = publicKey.next(); kind != 0; kind = publicKey.next()) {
            switch (kind) {
              case 1 -> key = publicKey.once().bytes(Bytes32.SIZE);
              default -> throw publicKey.error("key type " + kind + " is not ed25519");
            }
          }
        }
        case 3 -> power = in.int64();
        case 4 -> in.int64();
        default -> throw in.unknown();
      }
    }
    if (key.size() != Bytes32.SIZE) {
      throw in.error("key of " + key.size() + " bytes");
    }
    Validator validator = new Validator(Bytes32.wrap(key.toArray()), power);
    if (!address.equals(validator.address())) {
      throw in.error("address " + address + " is not that of key " + key);
    }
    return validator;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ValidatorSet that && validators.equals(that.validators);
  }

  @Override
  public int hashCode() {
    return validators.hashCode();
  }

  @Override
  public String toString() {
    return validators.toString();
  }
}
