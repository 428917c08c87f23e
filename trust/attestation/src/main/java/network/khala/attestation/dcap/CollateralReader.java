package network.khala.attestation.dcap;

import static network.khala.attestation.AttestationError.QE_IDENTITY_MALFORMED;
import static network.khala.attestation.AttestationError.QE_IDENTITY_UNSUPPORTED_VERSION;
import static network.khala.attestation.AttestationError.TCB_INFO_MALFORMED;
import static network.khala.attestation.AttestationError.TCB_INFO_UNSUPPORTED_VERSION;
import static network.khala.attestation.AttestationError.TCB_STATUS_UNRECOGNIZED;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import network.khala.attestation.AttestationException;
import network.khala.attestation.internal.JsonObject;
import network.khala.attestation.internal.JsonReader;
import network.khala.attestation.internal.MalformedException;
import network.khala.scale.Bytes;

/// Reads the two signed documents. Their signatures have been verified before.
final class CollateralReader {
  private static final int COMPONENTS = 16;
  private static final long MAX_U32 = 0xffff_ffffL;
  private static final Set<TcbStatus> MODULE_STATUSES =
      Set.of(TcbStatus.UP_TO_DATE, TcbStatus.OUT_OF_DATE, TcbStatus.REVOKED);

  private CollateralReader() {}

  /// @throws AttestationException with TCB_INFO_MALFORMED, TCB_INFO_UNSUPPORTED_VERSION or
  ///   TCB_STATUS_UNRECOGNIZED
  static TcbInfo tcbInfo(Bytes json, boolean allowVersion2) {
    try {
      JsonObject document = JsonReader.object(json.toArray());
      long version = document.integer("version", MAX_U32);
      if (version != 3 && !(version == 2 && allowVersion2)) {
        throw new AttestationException(
            TCB_INFO_UNSUPPORTED_VERSION, "TCB info version " + version + ", known is 3");
      }
      return version == 3 ? tcbInfoVersion3(document) : tcbInfoVersion2(document);
    } catch (MalformedException e) {
      throw new AttestationException(TCB_INFO_MALFORMED, "TCB info: " + e.getMessage());
    }
  }

  private static TcbInfo tcbInfoVersion3(JsonObject document) {
    String id = oneOf(document, "id", "SGX", "TDX");
    boolean tdx = id.equals("TDX");
    document.integer("tcbType", 0);
    List<TcbLevel> levels = new ArrayList<>();
    for (JsonObject level : document.objects("tcbLevels")) {
      JsonObject tcb = level.object("tcb");
      levels.add(
          level(
              level,
              components(tcb, "sgxtcbcomponents"),
              tdx ? Optional.of(components(tcb, "tdxtcbcomponents")) : Optional.empty(),
              (int) tcb.integer("pcesvn", 0xffff)));
    }
    return tcbInfo(
        document,
        id,
        document.integer("tcbEvaluationDataNumber", MAX_U32),
        tdx ? Optional.of(module(document.object("tdxModule"), "")) : Optional.empty(),
        tdx && document.has("tdxModuleIdentities")
            ? moduleIdentities(document.objects("tdxModuleIdentities"))
            : List.of(),
        levels);
  }

  /// The older form: SGX only, a member for each component.
  private static TcbInfo tcbInfoVersion2(JsonObject document) {
    List<TcbLevel> levels = new ArrayList<>();
    for (JsonObject level : document.objects("tcbLevels")) {
      JsonObject tcb = level.object("tcb");
      byte[] svns = new byte[COMPONENTS];
      for (int i = 0; i < COMPONENTS; i++) {
        String name = "sgxtcbcomp" + (i < 9 ? "0" : "") + (i + 1) + "svn";
        svns[i] = (byte) tcb.integer(name, 0xff);
      }
      levels.add(
          level(level, Bytes.wrap(svns), Optional.empty(), (int) tcb.integer("pcesvn", 0xffff)));
    }
    long evaluation =
        document.has("tcbEvaluationDataNumber")
            ? document.integer("tcbEvaluationDataNumber", MAX_U32)
            : 0;
    return tcbInfo(document, "SGX", evaluation, Optional.empty(), List.of(), levels);
  }

  private static TcbInfo tcbInfo(
      JsonObject document,
      String id,
      long evaluation,
      Optional<TdxModule> module,
      List<TdxModule> identities,
      List<TcbLevel> levels) {
    if (levels.isEmpty()) {
      throw new MalformedException("tcbLevels is empty");
    }
    levels.sort(TcbLevel.HIGHEST_FIRST);
    return new TcbInfo(
        id,
        document.time("issueDate"),
        document.time("nextUpdate"),
        document.hex("fmspc", 6),
        document.hex("pceId", 2),
        evaluation,
        module,
        identities,
        List.copyOf(levels));
  }

  private static TcbLevel level(
      JsonObject level, Bytes sgxSvns, Optional<Bytes> tdxSvns, int pceSvn) {
    return new TcbLevel(
        sgxSvns,
        tdxSvns,
        pceSvn,
        level.time("tcbDate"),
        status(level.text("tcbStatus")),
        level.texts("advisoryIDs"));
  }

  /// Exactly 16 SVNs: a shorter list must not be paired with a prefix.
  private static Bytes components(JsonObject tcb, String name) {
    List<JsonObject> components = tcb.objects(name);
    if (components.size() != COMPONENTS) {
      throw new MalformedException(name + " has " + components.size() + " items, not 16");
    }
    byte[] svns = new byte[COMPONENTS];
    for (int i = 0; i < COMPONENTS; i++) {
      svns[i] = (byte) components.get(i).integer("svn", 0xff);
    }
    return Bytes.wrap(svns);
  }

  private static List<TdxModule> moduleIdentities(List<JsonObject> identities) {
    return identities.stream()
        .map(identity -> module(identity, identity.text("id").toUpperCase(Locale.ROOT)))
        .toList();
  }

  private static TdxModule module(JsonObject module, String id) {
    return new TdxModule(
        id,
        module.hex("mrsigner", 48),
        module.hex("attributes", 8),
        module.hex("attributesMask", 8),
        id.isEmpty() ? List.of() : moduleLevels(module));
  }

  private static List<SvnLevel> moduleLevels(JsonObject module) {
    List<SvnLevel> levels = svnLevels(module, 0xff);
    for (SvnLevel level : levels) {
      if (!MODULE_STATUSES.contains(level.status())) {
        throw unrecognized(level.status().wireName() + "' of a TDX module");
      }
    }
    return levels;
  }

  /// @throws AttestationException with QE_IDENTITY_MALFORMED, QE_IDENTITY_UNSUPPORTED_VERSION or
  ///   TCB_STATUS_UNRECOGNIZED
  static QeIdentity qeIdentity(Bytes json) {
    try {
      JsonObject document = JsonReader.object(json.toArray());
      long version = document.integer("version", MAX_U32);
      if (version != 2) {
        throw new AttestationException(
            QE_IDENTITY_UNSUPPORTED_VERSION, "QE identity version " + version + ", known is 2");
      }
      return new QeIdentity(
          oneOf(document, "id", "QE", "TD_QE", "QVE"),
          document.time("issueDate"),
          document.time("nextUpdate"),
          document.integer("tcbEvaluationDataNumber", MAX_U32),
          document.hex("miscselect", 4),
          document.hex("miscselectMask", 4),
          document.hex("attributes", 16),
          document.hex("attributesMask", 16),
          document.hex("mrsigner", 32),
          (int) document.integer("isvprodid", 0xffff),
          svnLevels(document, 0xffff));
    } catch (MalformedException e) {
      throw new AttestationException(QE_IDENTITY_MALFORMED, "QE identity: " + e.getMessage());
    }
  }

  private static List<SvnLevel> svnLevels(JsonObject document, int maxSvn) {
    List<SvnLevel> levels = new ArrayList<>();
    for (JsonObject level : document.objects("tcbLevels")) {
      level.time("tcbDate");
      levels.add(
          new SvnLevel(
              (int) level.object("tcb").integer("isvsvn", maxSvn),
              status(level.text("tcbStatus")),
              level.texts("advisoryIDs")));
    }
    levels.sort(Comparator.comparingInt(SvnLevel::isvSvn).reversed());
    return List.copyOf(levels);
  }

  private static TcbStatus status(String name) {
    return TcbStatus.ofWireName(name)
        .filter(
            status ->
                status != TcbStatus.TD_RELAUNCH_ADVISED
                    && status != TcbStatus.TD_RELAUNCH_ADVISED_CONFIGURATION_NEEDED)
        .orElseThrow(() -> unrecognized(name + "'"));
  }

  private static AttestationException unrecognized(String name) {
    String shortened = name.length() > 48 ? name.substring(0, 48) + "…" : name;
    return new AttestationException(TCB_STATUS_UNRECOGNIZED, "TCB status '" + shortened);
  }

  private static String oneOf(JsonObject document, String name, String... allowed) {
    String value = document.text(name);
    if (!Set.of(allowed).contains(value)) {
      throw new MalformedException(name + " is none of " + String.join(", ", allowed));
    }
    return value;
  }
}
