package network.khala.tee.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The diagnosis of each machine in `src/test/resources/machines`.
class MachinesTest {
  private static final Path MACHINES =
      Path.of(System.getProperty("khala.root"), "trust/tee/src/test/resources/machines");

  @TestFactory
  Stream<DynamicTest> examine_machine_saysWhatItsDiagnosisSays() throws IOException {
    return machines().stream()
        .map(
            machine ->
                DynamicTest.dynamicTest(
                    String.valueOf(machine.getFileName()),
                    () ->
                        assertThat(diagnosis(machine))
                            .isEqualTo(Files.readString(machine.resolve("diagnosis.txt")))));
  }

  @Test
  void examine_everyMachine_saysFirstWhetherItCanAttest() throws IOException {
    for (Path machine : machines()) {
      assertThat(diagnosis(machine))
          .as(machine.toString())
          .matches(
              "(?s)(pass  attestation: yes|fail  attestation: (never|not|after a BIOS"
                  + " setting|SGX|old SGX|TDX trust domain)).*");
    }
  }

  private static List<Path> machines() throws IOException {
    try (Stream<Path> entries = Files.list(MACHINES)) {
      return entries.filter(Files::isDirectory).sorted().toList();
    }
  }

  private static String diagnosis(Path machine) {
    return new HardwareProbe(machine.resolve("root"))
        .examine().stream()
            .map(
                finding ->
                    "%s  %s: %s\n"
                            .formatted(
                                finding.verdict().name().toLowerCase(Locale.ROOT),
                                finding.subject(),
                                finding.found())
                        + (finding.advice().isEmpty() ? "" : "      " + finding.advice() + "\n"))
            .collect(Collectors.joining());
  }
}
