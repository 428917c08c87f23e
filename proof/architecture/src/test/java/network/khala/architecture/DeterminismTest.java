package network.khala.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Code that must give the same result everywhere reads no clock, no chance, no order of hashes, no
/// floating point, and does no input or output.
final class DeterminismTest {
  private static final Set<String> CLOCKS =
      Set.of(
          "java.lang.System.currentTimeMillis",
          "java.lang.System.nanoTime",
          "java.time.Instant.now",
          "java.time.LocalDate.now",
          "java.time.LocalDateTime.now",
          "java.time.ZonedDateTime.now",
          "java.time.OffsetDateTime.now",
          "java.time.Clock.systemUTC",
          "java.time.Clock.systemDefaultZone",
          "java.time.Clock.system",
          "java.lang.Math.random",
          "java.util.UUID.randomUUID");

  private static final Set<String> UNORDERED =
      Set.of(
          "java.util.HashMap.<init>",
          "java.util.HashSet.<init>",
          "java.util.IdentityHashMap.<init>",
          "java.util.concurrent.ConcurrentHashMap.<init>",
          "java.util.stream.Collectors.toSet",
          "java.util.stream.Collectors.toUnmodifiableSet",
          "java.util.stream.Collectors.toUnmodifiableMap");

  /// Code with floating point that reaches no result: the class and the reason.
  private static final Map<String, String> HARMLESS_FLOATING_POINT =
      Map.of("VerifierCache", "the load factor of a map ordered by access");

  /// Classes that keep something by hash and only ever look it up: the class and what.
  private static final Map<String, String> LOOKUPS =
      Map.of(
          "network.khala.attestation.internal.Crl", "revoked serial numbers",
          "network.khala.frame.state.OverlayState", "changes by key, sorted before they leave",
          "network.khala.frame.dispatch.PalletError$ErrorIndex$1", "error numbers by constant",
          "network.khala.frame.storage.StoragePrefix", "hashed names",
          "network.khala.runtime.RuntimeApis", "methods by name",
          "network.khala.runtime.RuntimeMetadata", "written metadata by configuration",
          "network.khala.protocol.prpc.PrpcMethod", "methods by name");

  static List<String> modules() {
    return Modules.DETERMINISTIC;
  }

  @Test
  void deterministicModules_compiled_readNoClockAndNoChance() {
    noClock(Modules.packagesOf(Modules.DETERMINISTIC)).check(Modules.CLASSES);
  }

  @Test
  void deterministicModules_compiled_keepNoUnorderedCollections() {
    // The formats look classes and nodes up by hash; what they write is fixed by vectors.
    List<String> rules = new ArrayList<>(Modules.DETERMINISTIC);
    rules.removeAll(List.of("scale", "trie"));
    noUnordered(Modules.packagesOf(rules)).check(Modules.CLASSES);
  }

  @Test
  void deterministicModules_compiled_doNoInputOrOutput() {
    noInputOutput(Modules.packagesOf(Modules.DETERMINISTIC)).check(Modules.CLASSES);
  }

  @ParameterizedTest
  @MethodSource("modules")
  void deterministicModule_compiled_computesWithoutFloatingPoint(String module) throws IOException {
    for (Path file : Modules.classFiles(module)) {
      String name = String.valueOf(file.getFileName()).replace(".class", "");
      if (!HARMLESS_FLOATING_POINT.containsKey(name)) {
        assertThat(Bytecode.floatingPoint(Files.readAllBytes(file))).as(file.toString()).isEmpty();
      }
    }
  }

  /// The rules find what they are made for.
  @Test
  void rules_brokenOnPurpose_areReported() throws IOException {
    var classes = new ClassFileImporter().importClasses(Indeterminate.class);
    String own = "network.khala.architecture..";
    for (ArchRule rule : List.of(noClock(own), noUnordered(own), noInputOutput(own))) {
      assertThat(rule.evaluate(classes).hasViolation()).as(rule.getDescription()).isTrue();
    }
    try (var bytes = Indeterminate.class.getResourceAsStream("Indeterminate.class")) {
      assertThat(Bytecode.floatingPoint(bytes.readAllBytes())).contains("half");
    }
  }

  private static ArchRule noClock(String... packages) {
    return noClasses()
        .that()
        .resideInAnyPackage(packages)
        .should()
        .callCodeUnitWhere(calls(CLOCKS))
        .orShould()
        .dependOnClassesThat()
        .belongToAnyOf(
            java.util.Random.class,
            java.util.concurrent.ThreadLocalRandom.class,
            java.util.SplittableRandom.class);
  }

  private static ArchRule noUnordered(String... packages) {
    return noClasses()
        .that()
        .resideInAnyPackage(packages)
        .and(
            DescribedPredicate.describe(
                "do not only look up", (JavaClass type) -> !LOOKUPS.containsKey(type.getName())))
        .should()
        .callCodeUnitWhere(calls(UNORDERED));
  }

  private static ArchRule noInputOutput(String... packages) {
    return noClasses()
        .that()
        .resideInAnyPackage(packages)
        .should()
        .dependOnClassesThat()
        .haveNameMatching(
            "java\\.nio\\.file\\.(Files|FileSystems)|java\\.io\\.(File|RandomAccessFile|File.*Stream)"
                + "|java\\.net\\.(Socket|ServerSocket|URL|HttpURLConnection)|java\\.net\\.http\\..*"
                + "|java\\.lang\\.(Process|ProcessBuilder)|java\\.nio\\.channels\\.(File|Socket).*");
  }

  private static DescribedPredicate<JavaCall<?>> calls(Set<String> names) {
    return DescribedPredicate.describe(
        "calls of " + String.join(", ", names.stream().sorted().toList()),
        call -> names.contains(call.getTargetOwner().getName() + "." + call.getTarget().getName()));
  }
}
