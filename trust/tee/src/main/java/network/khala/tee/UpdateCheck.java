package network.khala.tee;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import network.khala.crypto.SecretBytes;
import network.khala.scale.Bytes;
import network.khala.tee.doctor.Finding;

/// Says before an update of firmware, kernel or program whether what is sealed on this machine will
/// be readable after it. Reads only headers, so it needs no key, and changes nothing.
public final class UpdateCheck {
  private static final String SUBJECT = "sealed data";
  private static final Bytes NO_VERSION = Bytes.wrap(new byte[Sealer.VERSION_SIZE]);
  private static final String HAND_OVER =
      "An update of firmware or program changes the key: hand the worker's identity over to another"
          + " worker first, and back afterwards";
  private static final int BEGINNING = 8;

  /// Of a key that nothing is sealed under.
  private static final String PURPOSE = "update-check";

  private final Path folder;

  /// Examines the sealed files below `folder`.
  public UpdateCheck(Path folder) {
    this.folder = folder;
  }

  /// What can be said from outside of the TEE: which files there are, whether they are whole, and
  /// whether their keys depend on firmware. Those of development devices do not, and their security
  /// version is zero.
  public List<Finding> examine() {
    return findings(
        (header, found) ->
            header.securityVersion().equals(NO_VERSION)
                ? Finding.pass(SUBJECT, found + ", its key does not depend on firmware")
                : Finding.warn(SUBJECT, found, HAND_OVER));
  }

  /// The same where the sealer can be asked. A file of another version than its current one is to
  /// be read once before the update, which seals it again; if its key cannot be had, it is too late
  /// for that.
  public List<Finding> examine(Sealer sealer) {
    return findings((header, found) -> judge(sealer, header, found));
  }

  private List<Finding> findings(BiFunction<SealedFrame.Header, String, Finding> judge) {
    List<Path> files;
    try (Stream<Path> tree = Files.walk(folder)) {
      files = tree.filter(UpdateCheck::isSealed).sorted().toList();
    } catch (IOException e) {
      return List.of(
          Finding.warn(SUBJECT, folder + " cannot be read", "Name the worker's --data-dir"));
    }
    if (files.isEmpty()) {
      return List.of(Finding.pass(SUBJECT, "nothing is sealed in " + folder));
    }
    List<Finding> findings = new ArrayList<>();
    for (Path file : files) {
      findings.add(examine(file, judge));
    }
    return List.copyOf(findings);
  }

  private Finding examine(Path file, BiFunction<SealedFrame.Header, String, Finding> judge) {
    SealedFrame.Header header;
    try {
      header = SealedFrame.inspect(SealedFile.bytes(file), file.toString());
    } catch (SealException e) {
      return Finding.fail(
          SUBJECT,
          String.valueOf(e.getMessage()),
          "Repair this before the update: start the worker, which falls back to the generation"
              + " before and writes a new one");
    }
    return judge.apply(
        header,
        "%s, generation %d, security version %s"
            .formatted(folder.relativize(file), header.generation(), header.securityVersion()));
  }

  private static Finding judge(Sealer sealer, SealedFrame.Header header, String found) {
    if (header.securityVersion().equals(sealer.currentVersion())) {
      return sealer.keepsFormerKeys()
          ? Finding.pass(SUBJECT, found + ", readable after the update")
          : Finding.warn(SUBJECT, found, HAND_OVER);
    }
    try (SecretBytes _ = sealer.deriveKey(PURPOSE, header.securityVersion())) {
      return Finding.warn(
          SUBJECT, found, "Start the worker once before the update: it seals this file again");
    } catch (SealException e) {
      return Finding.fail(
          SUBJECT,
          "%s, not readable at the present one, %s".formatted(found, sealer.currentVersion()),
          "Go back to the firmware or program that sealed it, then hand the worker's identity"
              + " over");
    }
  }

  private static boolean isSealed(Path file) {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file)) {
      return SealedFrame.isFrame(in.readNBytes(BEGINNING));
    } catch (IOException e) {
      return false;
    }
  }
}
