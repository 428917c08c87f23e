package network.khala.cli.attest;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import network.khala.attestation.dcap.TcbStatus;
import network.khala.attestation.ias.IasStatus;
import network.khala.cli.Output.Style;

/// Statuses and advisories in words, with what to do about them.
final class StatusText {
  private static final String ADVISORY_PAGES =
      "https://www.intel.com/content/www/us/en/security-center/advisory/";

  /// What the advisories that platforms show most often are about.
  private static final Map<String, String> SUBJECTS =
      Map.ofEntries(
          Map.entry("INTEL-SA-00088", "bounds check bypass and branch target injection"),
          Map.entry("INTEL-SA-00115", "speculative store bypass, rogue register read"),
          Map.entry("INTEL-SA-00161", "L1 terminal fault"),
          Map.entry("INTEL-SA-00219", "data of enclaves through processor graphics"),
          Map.entry("INTEL-SA-00220", "memory protection of enclaves and of trusted execution"),
          Map.entry("INTEL-SA-00233", "microarchitectural data sampling"),
          Map.entry("INTEL-SA-00270", "TSX asynchronous abort"),
          Map.entry("INTEL-SA-00289", "changes of the processor's voltage"),
          Map.entry("INTEL-SA-00320", "special register buffer data sampling"),
          Map.entry("INTEL-SA-00329", "L1D eviction and vector register sampling"),
          Map.entry("INTEL-SA-00334", "load value injection"),
          Map.entry("INTEL-SA-00381", "stale data of vector registers and fast stores"),
          Map.entry("INTEL-SA-00389", "power readings as a side channel"),
          Map.entry("INTEL-SA-00614", "the debug port, probed by hand"),
          Map.entry("INTEL-SA-00615", "stale data of memory-mapped input and output"),
          Map.entry("INTEL-SA-00617", "checks that the processor optimises away"),
          Map.entry("INTEL-SA-00657", "stale data of the interrupt controller"),
          Map.entry("INTEL-SA-00730", "keys of the microcode"),
          Map.entry("INTEL-SA-00738", "permissions of the memory controller"),
          Map.entry("INTEL-SA-00767", "resources that enclaves share with others"),
          Map.entry("INTEL-SA-00828", "gather data sampling"),
          Map.entry("INTEL-SA-00837", "errors injected into protected memory"),
          Map.entry("INTEL-SA-00960", "protection of enclaves and trust domains"),
          Map.entry("INTEL-SA-00982", "return predictions shared between programs"),
          Map.entry("INTEL-SA-00986", "the processor's interface for debugging and tests"),
          Map.entry("INTEL-SA-01036", "input that the TDX module does not check"),
          Map.entry("INTEL-SA-01079", "permissions of the memory controller"),
          Map.entry("INTEL-SA-01103", "power readings as a side channel"),
          Map.entry("INTEL-DOC-10000", "servicing updates for this platform end"),
          Map.entry("INTEL-DOC-10001", "the platform's servicing life has ended"));

  private StatusText() {}

  static String of(TcbStatus status) {
    return switch (status) {
      case UP_TO_DATE -> "everything is as new as Intel demands";
      case SW_HARDENING_NEEDED ->
          "the platform is up to date; the program must be hardened by software against some"
              + " advisories";
      case CONFIGURATION_NEEDED ->
          "the platform is up to date, a BIOS setting is not as it should be: hyper-threading,"
              + " usually";
      case CONFIGURATION_AND_SW_HARDENING_NEEDED ->
          "a BIOS setting is not as it should be, and the program must be hardened by software";
      case OUT_OF_DATE -> "firmware is older than Intel demands: update BIOS and microcode";
      case OUT_OF_DATE_CONFIGURATION_NEEDED ->
          "firmware is older than Intel demands, and a BIOS setting is not as it should be";
      case TD_RELAUNCH_ADVISED ->
          "the TDX module was updated under this trust domain: start the domain anew";
      case TD_RELAUNCH_ADVISED_CONFIGURATION_NEEDED ->
          "start the trust domain anew, and correct a BIOS setting";
      case REVOKED -> "the platform is not to be trusted any more";
    };
  }

  /// The status of quotes that says what this one of IAS reports says.
  static TcbStatus ofQuotes(IasStatus status) {
    return switch (status) {
      case OK -> TcbStatus.UP_TO_DATE;
      case SW_HARDENING_NEEDED -> TcbStatus.SW_HARDENING_NEEDED;
      case CONFIGURATION_NEEDED -> TcbStatus.CONFIGURATION_NEEDED;
      case CONFIGURATION_AND_SW_HARDENING_NEEDED -> TcbStatus.CONFIGURATION_AND_SW_HARDENING_NEEDED;
      case GROUP_OUT_OF_DATE -> TcbStatus.OUT_OF_DATE;
    };
  }

  static Style style(TcbStatus status) {
    return switch (status) {
      case UP_TO_DATE, SW_HARDENING_NEEDED -> Style.GOOD;
      case CONFIGURATION_NEEDED, CONFIGURATION_AND_SW_HARDENING_NEEDED -> Style.WARNING;
      case OUT_OF_DATE,
          OUT_OF_DATE_CONFIGURATION_NEEDED,
          TD_RELAUNCH_ADVISED,
          TD_RELAUNCH_ADVISED_CONFIGURATION_NEEDED,
          REVOKED ->
          Style.ERROR;
    };
  }

  /// A line for each advisory: id, subject where it is known, page where there is one.
  static List<String> advisories(List<String> ids) {
    return ids.stream().map(StatusText::advisory).toList();
  }

  private static String advisory(String id) {
    String subject = SUBJECTS.containsKey(id) ? " " + SUBJECTS.get(id) : "";
    return id.matches("INTEL-SA-[0-9]{5}")
        ? id + subject + "; " + ADVISORY_PAGES + id.toLowerCase(Locale.ROOT) + ".html"
        : id + subject;
  }
}
