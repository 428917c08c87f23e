package network.khala.economics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Optional;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class U64F64Test {
  private static final BigInteger LIMIT = BigInteger.ONE.shiftLeft(128);

  @Property(edgeCases = EdgeCasesMode.NONE)
  void operations_anyOperands_equalExactIntegers(
      @ForAll("numbers") U64F64 a, @ForAll("numbers") U64F64 b) {
    BigInteger x = a.bits();
    BigInteger y = b.bits();
    expect(() -> a.plus(b), Optional.of(x.add(y)));
    expect(() -> a.minus(b), Optional.of(x.subtract(y)));
    expect(() -> a.times(b), Optional.of(x.multiply(y).shiftRight(64)));
    expect(
        () -> a.dividedBy(b),
        y.signum() == 0 ? Optional.empty() : Optional.of(x.shiftLeft(64).divide(y)));
    assertThat(a.compareTo(b)).isEqualTo(x.compareTo(y));
    assertThat(a.min(b).bits()).isEqualTo(x.min(y));
    assertThat(a.minusOrZero(b).bits()).isEqualTo(x.subtract(y).max(BigInteger.ZERO));
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void integerOperations_anyOperands_equalExactIntegers(
      @ForAll("numbers") U64F64 a, @ForAll("words") long n) {
    BigInteger x = a.bits();
    BigInteger factor = new BigInteger(Long.toUnsignedString(n));
    expect(() -> a.timesInteger(n), Optional.of(x.multiply(factor)));
    expect(() -> a.dividedByInteger(n), n == 0 ? Optional.empty() : Optional.of(x.divide(factor)));
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void squareRoot_anyNumber_isFloorOfIntegerRoot(@ForAll("numbers") U64F64 a) {
    assertThat(a.squareRoot().bits()).isEqualTo(a.bits().sqrt().shiftLeft(32));
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void squareRoot_nextToSquare_isFloorOfIntegerRoot(@ForAll("words") long root) {
    BigInteger square = new BigInteger(Long.toUnsignedString(root)).pow(2);
    for (int offset = -1; offset <= 1; offset++) {
      BigInteger bits = square.add(BigInteger.valueOf(offset)).max(BigInteger.ZERO);
      assertThat(U64F64.ofBits(bits).squareRoot().bits()).isEqualTo(bits.sqrt().shiftLeft(32));
    }
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void bits_anyNumber_makeTheSameNumber(@ForAll("numbers") U64F64 a) {
    assertThat(U64F64.ofBits(a.bits())).isEqualTo(a);
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void toString_anyNumber_isWithinAFewUnits(@ForAll("numbers") U64F64 a) {
    if (a.hi() == -1) {
      return; // The text may round up to 2^64, which is no number of this type.
    }
    BigInteger again = U64F64.parse(a.toString()).bits();
    assertThat(again.subtract(a.bits()).abs()).isLessThanOrEqualTo(BigInteger.TEN);
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void balances_roundTrip_losesAtMostOneUnit(@ForAll("words") long n) {
    BigInteger balance = new BigInteger(Long.toUnsignedString(n));
    BigInteger again = U64F64.fromBalance(balance).toBalance();
    assertThat(balance.subtract(again)).isBetween(BigInteger.ZERO, BigInteger.ONE);
  }

  @Test
  void parse_noNumeral_isRefused() {
    for (String text : new String[] {"", "-1", "1.", ".5", "1e3", "1,5", "+1", " 1", "1.2.3"}) {
      assertThatThrownBy(() -> U64F64.parse(text))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("not a decimal numeral");
    }
    assertThatThrownBy(() -> U64F64.parse("9".repeat(81)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> U64F64.parse("18446744073709551616"))
        .hasMessageContaining("not below 2^64");
  }

  @Test
  void toString_integersAndLastFraction_areShort() {
    assertThat(new U64F64(7, -1)).hasToString("7.99999999999999999995");
    assertThat(new U64F64(7, 0)).hasToString("7");
    assertThat(U64F64.ZERO).hasToString("0");
  }

  private static void expect(Supplier<U64F64> operation, Optional<BigInteger> exact) {
    boolean fits =
        exact.isPresent() && exact.get().signum() >= 0 && exact.get().compareTo(LIMIT) < 0;
    if (fits) {
      assertThat(operation.get().bits()).isEqualTo(exact.get());
    } else {
      assertThatThrownBy(operation::get).isInstanceOf(ArithmeticException.class);
    }
  }

  @Provide
  Arbitrary<Long> words() {
    Arbitrary<Long> edges =
        Arbitraries.of(
            0L, 1L, -1L, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 31, 1L << 32, 0xffff_ffffL);
    Arbitrary<Long> scaled =
        Combinators.combine(Arbitraries.longs(), Arbitraries.integers().between(0, 63))
            .as((word, shift) -> word >>> shift);
    return Arbitraries.oneOf(edges, scaled);
  }

  @Provide
  Arbitrary<U64F64> numbers() {
    return Combinators.combine(words(), words()).as(U64F64::new);
  }
}
