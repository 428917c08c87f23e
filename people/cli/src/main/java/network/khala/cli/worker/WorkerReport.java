package network.khala.cli.worker;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import network.khala.attestation.AttestationProvider;
import network.khala.cli.chain.Amounts;
import network.khala.crypto.Ss58;
import network.khala.protocol.earning.EarningState;
import network.khala.protocol.registry.PRuntimeVersion;
import network.khala.protocol.registry.WorkerInfoV2;
import network.khala.protocol.substrate.AccountId;
import network.khala.relayer.WorkerOnChain;
import network.khala.relayer.WorkerOnChain.Session;

/// What the chain knows of a worker, for people and for programs.
final class WorkerReport {
  private static final int FRACTION_BITS = 64;
  private static final int SHOWN_DECIMALS = 4;

  private WorkerReport() {}

  /// A line for each fact.
  static String text(WorkerOnChain worker) {
    StringBuilder text = new StringBuilder(512);
    line(text, "worker", worker.key().toHex());
    line(text, "status", worker.earning().line());
    worker.info().ifPresent(info -> registration(text, info));
    if (worker.gatekeeper()) {
      line(text, "gatekeeper", "yes");
    }
    worker.pool().ifPresent(pool -> line(text, "pool", String.valueOf(pool)));
    worker.session().ifPresent(session -> session(text, session));
    return text.toString().stripTrailing();
  }

  private static void registration(StringBuilder text, WorkerInfoV2 info) {
    line(
        text,
        "registered",
        "%s, by %s, confidence level %d"
            .formatted(time(info.lastUpdated()), provider(info), info.confidenceLevel()));
    line(text, "version", PRuntimeVersion.of(info.runtimeVersion()).toString());
    line(text, "operator", info.operator().map(WorkerReport::address).orElse("none"));
    line(text, "score", info.initialScore().map(String::valueOf).orElse("not measured yet"));
  }

  private static void session(StringBuilder text, Session session) {
    line(text, "session", session.account() + "  " + session.state());
    line(text, "V", decimal(session.v()));
    line(text, "stake", Amounts.text(session.stake()));
    line(text, "earned", Amounts.text(session.totalReward()));
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append(String.format(Locale.ROOT, "%-11s %s%n", name, value));
  }

  /// One object; members that do not apply are null.
  static Map<String, Object> json(WorkerOnChain worker) {
    EarningState earning = worker.earning();
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("worker", worker.key().toHex());
    object.put("earning", earning.earning());
    object.put("state", earning.cause().wireName());
    object.put("line", earning.line());
    object.put("registration", worker.info().map(WorkerReport::json).orElse(null));
    object.put("gatekeeper", worker.gatekeeper());
    object.put("pool", worker.pool().orElse(null));
    object.put("session", worker.session().map(WorkerReport::json).orElse(null));
    return object;
  }

  private static Map<String, Object> json(WorkerInfoV2 info) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("version", PRuntimeVersion.of(info.runtimeVersion()).toString());
    object.put("lastUpdated", info.lastUpdated());
    object.put("operator", info.operator().map(WorkerReport::address).orElse(null));
    object.put(
        "attestationProvider",
        info.attestationProvider().map(AttestationProvider::jsonName).orElse(null));
    object.put("confidenceLevel", info.confidenceLevel());
    object.put("initialScore", info.initialScore().orElse(null));
    object.put("features", info.features());
    return object;
  }

  private static Map<String, Object> json(Session session) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("account", session.account());
    object.put("state", session.state());
    object.put("v", session.v().toString());
    object.put("initialScore", session.initialScore());
    object.put("instantScore", session.instantScore());
    object.put("lastAnswerSeconds", session.lastAnswerSeconds());
    object.put("coolDownStart", session.coolDownStart());
    object.put("stake", session.stake().toString());
    object.put("totalReward", session.totalReward().toString());
    return object;
  }

  private static String provider(WorkerInfoV2 info) {
    return info.attestationProvider().map(AttestationProvider::jsonName).orElse("nobody");
  }

  private static String address(AccountId account) {
    return Ss58.encode(Ss58.KHALA_PREFIX, account.value());
  }

  private static String time(long seconds) {
    return Instant.ofEpochSecond(seconds).toString();
  }

  private static String decimal(BigInteger bits) {
    return new BigDecimal(bits)
        .divide(new BigDecimal(BigInteger.ONE.shiftLeft(FRACTION_BITS)))
        .setScale(SHOWN_DECIMALS, RoundingMode.DOWN)
        .toPlainString();
  }
}
