package network.khala.cli.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import network.khala.scale.Bytes;

/// With which program each machine's worker registered last, kept beside what the machine keeps: a
/// worker whose program was built anew since has to register once more.
final class RegisteredPrograms {
  private final DevFolder folder;
  private final Bytes program;

  /// @param program the measurement of the program that runs now
  RegisteredPrograms(DevFolder folder, Bytes program) {
    this.folder = folder;
    this.program = program;
  }

  /// Whether a worker registered with another program than now runs.
  boolean isOutdated(Machine machine) throws IOException {
    Path file = file(machine);
    return Files.exists(file) && !Files.readString(file).strip().equals(program.toHex());
  }

  /// Notes that a worker has registered.
  void note(Machine machine) {
    try {
      Files.writeString(file(machine), program.toHex() + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path file(Machine machine) {
    return folder.device(machine).resolve("registered-program");
  }
}
