package network.khala.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ConventionsTest {
  /// Generated code follows the generator's conventions.
  private static final String GENERATED = "network.khala.protocol.proto..";

  static List<String> modules() {
    return Modules.ORDER;
  }

  @Test
  void packages_compiled_areDescribedAndNullMarked() {
    List<String> bare =
        Modules.CLASSES.stream()
            .map(JavaClass::getPackage)
            .distinct()
            .filter(java -> !java.getName().startsWith(GENERATED.replace("..", "")))
            .filter(java -> !java.getName().endsWith(".jmh_generated"))
            .filter(
                java ->
                    java.tryGetPackageInfo()
                        .filter(info -> info.isAnnotatedWith(NullMarked.class))
                        .isEmpty())
            .map(java -> java.getName())
            .toList();
    assertThat(bare).isEmpty();
  }

  @Test
  void classes_compiled_printNothingOutsideTheCommand() {
    noClasses()
        .that()
        .resideOutsideOfPackages("network.khala.cli..", "network.khala.benchmarks..")
        .and()
        .haveSimpleNameNotEndingWith("Main")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(Throwable.class, "printStackTrace")
        .check(Modules.CLASSES);
  }

  @Test
  void classes_compiled_areNamedAfterWhatTheyAre() {
    noClasses()
        .that()
        .resideOutsideOfPackage(GENERATED)
        .should()
        .haveNameMatching(".*(Manager|Helper|Utils?|Impl)")
        .check(Modules.CLASSES);
  }

  @ParameterizedTest
  @MethodSource("modules")
  void methods_compiled_areShortEnoughForTheCompiler(String module) throws IOException {
    for (Path file : Modules.classFiles(module)) {
      if (!file.toString().contains("/proto/")) {
        assertThat(Bytecode.neverCompiled(Files.readAllBytes(file))).as(file.toString()).isEmpty();
      }
    }
  }
}
