package network.khala.benchmarks.weights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import network.khala.benchmarks.weights.CallCase.Prepared;
import network.khala.frame.Kernel;
import network.khala.runtime.KhalaRuntime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The weight table and what it is measured with.
class CasesTest {
  /// All NFTs are pools', which gives none away.
  private static final Set<String> ALWAYS_FAIL = Set.of("RmrkCore.send");

  /// Calls that declare the most that they may find, whatever they find.
  private static final Set<String> DECLARED_AT_MOST =
      Set.of(
          "Assets.destroy_accounts",
          "Assets.destroy_approvals",
          "Identity.clear_identity",
          "Identity.kill_identity");

  /// The entries that are no calls.
  private static final Set<String> OTHERS =
      Set.of(
          "Base.block",
          "Base.extrinsic",
          "Storage.read",
          "Storage.write",
          "Timestamp.on_finalize",
          "RandomnessCollectiveFlip.on_initialize",
          "Scheduler.on_initialize",
          "Scheduler.service_task",
          "Treasury.on_initialize",
          "PhalaMq.on_initialize",
          "PhalaPhatContracts.on_initialize",
          "PhalaComputation.on_finalize");

  static Stream<CallCase> cases() {
    return Cases.ALL.stream();
  }

  static Stream<CallCase> sizedCases() {
    return cases().filter(one -> one.most() > one.least());
  }

  @Test
  void cases_allTogether_areTheCallsOfTheRuntime() {
    assertThat(new TreeSet<>(names())).isEqualTo(Cases.callsOfRuntime());
    assertThat(names()).doesNotHaveDuplicates();
  }

  @Test
  void table_ofTheRuntime_hasOneLineForEachMeasuredEntry() throws IOException {
    List<String[]> lines = table();

    Set<String> expected = new TreeSet<>(names());
    expected.addAll(OTHERS);
    assertThat(lines).allSatisfy(line -> assertThat(line).hasSize(3));
    assertThat(lines.stream().map(line -> line[0]).toList()).doesNotHaveDuplicates();
    assertThat(new TreeSet<>(lines.stream().map(line -> line[0]).toList())).isEqualTo(expected);
  }

  @Test
  void table_ofTheRuntime_isPositiveAndGrowsWithSize() throws IOException {
    Set<String> sized = new TreeSet<>(sizedCases().map(CallCase::name).toList());
    for (String[] line : table()) {
      assertThat(Long.parseLong(line[1])).as(line[0]).isPositive();
      if (sized.contains(line[0])) {
        assertThat(Long.parseLong(line[2])).as(line[0]).isPositive();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void case_prepared_doesWhatItMeasures(CallCase one) {
    World world = new World();
    Prepared prepared = one.preparation().prepare(world, one.most());
    Kernel kernel = world.runtime().kernel();

    boolean succeeded = kernel.attemptUnfiltered(prepared.call(), prepared.origin()).isOk();

    assertThat(succeeded).isNotEqualTo(ALWAYS_FAIL.contains(one.name()));
  }

  @ParameterizedTest
  @MethodSource("sizedCases")
  void weight_ofMoreUnits_isHigher(CallCase one) {
    long least = declared(one, one.least());
    long most = declared(one, one.most());

    if (DECLARED_AT_MOST.contains(one.name())) {
      assertThat(most).isEqualTo(least);
    } else {
      assertThat(most).isGreaterThan(least);
    }
  }

  private static long declared(CallCase one, int units) {
    World world = new World();
    Prepared prepared = one.preparation().prepare(world, units);
    return world.runtime().kernel().info(prepared.call()).weight().refTime();
  }

  private static List<String> names() {
    return cases().map(CallCase::name).toList();
  }

  private static List<String[]> table() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(KhalaRuntime.class.getResourceAsStream("weights.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(" ", -1))
          .toList();
    }
  }
}
