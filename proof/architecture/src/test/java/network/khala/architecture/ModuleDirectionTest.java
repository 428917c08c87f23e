package network.khala.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ModuleDirectionTest {
  private static final List<String> TRUSTED_BASE =
      List.of(
          "scale",
          "crypto",
          "trie",
          "attestation",
          "tee",
          "finality",
          "protocol",
          "economics",
          "contracts",
          "pruntime");

  static List<String> modules() {
    return Modules.ORDER;
  }

  @ParameterizedTest
  @MethodSource("modules")
  void module_compiled_usesEarlierModulesOnly(String module) {
    int position = Modules.ORDER.indexOf(module);
    List<String> later = Modules.ORDER.subList(position + 1, Modules.ORDER.size());
    if (later.isEmpty()) {
      return;
    }
    noClasses()
        .that()
        .resideInAPackage(Modules.packageOf(module))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(Modules.packagesOf(later))
        .allowEmptyShould(true)
        .check(Modules.CLASSES);
  }

  @Test
  void everyModule_compiled_hasItsPlaceInTheOrder() {
    assertThat(Modules.ORDER).containsAll(Modules.outputs().keySet());
  }

  @Test
  void pruntime_compiled_usesTheTrustedBaseOnly() {
    List<String> others = new ArrayList<>(Modules.ORDER);
    others.removeAll(TRUSTED_BASE);
    noClasses()
        .that()
        .resideInAnyPackage(Modules.packagesOf(TRUSTED_BASE))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(Modules.packagesOf(others))
        .orShould()
        .dependOnClassesThat()
        .resideInAnyPackage("org.rocksdb..", "io.javalin..", "org.eclipse.jetty..", "picocli..")
        .check(Modules.CLASSES);
  }

  @Test
  void pruntime_packaged_holdsTheTrustedBaseAndFewLibraries() throws IOException {
    Path folder = Modules.ROOT.resolve("worker/pruntime/target/dist/lib");
    try (Stream<Path> files = Files.list(folder)) {
      List<String> names = files.map(file -> file.getFileName().toString()).toList();
      assertThat(names).hasSizeLessThanOrEqualTo(25);
      assertThat(names.stream().filter(name -> name.startsWith("khala-")))
          .allSatisfy(
              name ->
                  assertThat(TRUSTED_BASE).contains(name.replaceFirst("khala-(.*?)-\\d.*", "$1")));
    }
  }
}
