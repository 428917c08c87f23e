package network.khala.attestation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// What a refusal means to the person who meets it. The texts stand in `refusals.txt`, one line a
/// code.
///
/// @param side who can do something about it
/// @param required what the check demands, as a sentence
/// @param nextStep what to do
public record Guidance(Side side, String required, String nextStep) {

  /// Whose side the cause is on.
  public enum Side {
    /// Whoever made the quote or report, or carried it here: it is damaged, forged or incomplete.
    EVIDENCE,
    /// Whoever fetched the collateral.
    COLLATERAL,
    /// Whoever signed the collateral, Intel.
    ISSUER,
    /// The operator of the machine: its firmware, configuration, quoting enclave.
    PLATFORM,
    /// Whoever built or started the program.
    PROGRAM,
    /// Whoever judges, by the policy.
    POLICY,
    /// This machine, which makes evidence or fetches collateral.
    MACHINE
  }

  private static final String RESOURCE = "refusals.txt";

  /// Read on first use: verdicts do not need it.
  private static final class Table {
    private static final Map<AttestationError, Guidance> BY_CODE = read();
  }

  /// What the refusal with this code means.
  public static Guidance of(AttestationError code) {
    return Objects.requireNonNull(Table.BY_CODE.get(code), code.name());
  }

  private static Map<AttestationError, Guidance> read() {
    Map<AttestationError, Guidance> table = new EnumMap<>(AttestationError.class);
    try (InputStream in = Guidance.class.getResourceAsStream(RESOURCE)) {
      byte[] text = Objects.requireNonNull(in, RESOURCE).readAllBytes();
      new String(text, StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .map(line -> line.split(" \\| ", -1))
          .forEach(cells -> table.put(AttestationError.valueOf(cells[0]), of(cells)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return table;
  }

  private static Guidance of(String[] cells) {
    return new Guidance(Side.valueOf(cells[1].toUpperCase(Locale.ROOT)), cells[2], cells[3]);
  }
}
