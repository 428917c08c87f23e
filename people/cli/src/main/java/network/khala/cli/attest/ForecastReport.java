package network.khala.cli.attest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import network.khala.attestation.AttestationException;
import network.khala.attestation.ConfidenceLevel;
import network.khala.attestation.dcap.Forecast;
import network.khala.attestation.dcap.MissingUpdate;
import network.khala.attestation.dcap.TcbClaims;
import network.khala.attestation.dcap.TcbStatus;
import network.khala.attestation.dcap.VerifiedQuote;
import network.khala.cli.Output;
import network.khala.cli.Output.Style;
import org.jspecify.annotations.Nullable;

/// Prints what a quote is worth under two sets of documents, what changes between them, and what to
/// update.
final class ForecastReport {
  private final Output output;
  private final Tree tree;
  private final Optional<Forecast> present;
  private final Forecast later;

  /// @param present under the documents in force, if there are some to compare with
  /// @param later under the newer ones
  ForecastReport(Output output, Optional<Forecast> present, Forecast later) {
    this.output = output;
    this.tree = new Tree(output);
    this.present = present;
    this.later = later;
  }

  /// Why the quote is refused: later, or else already now.
  Optional<AttestationException> refused() {
    return later.refused().or(() -> present.flatMap(Forecast::refused));
  }

  /// Which way it goes. Refused is worse than every status.
  private enum Change {
    SAME,
    BETTER,
    WORSE;

    static Change of(Optional<TcbStatus> from, Optional<TcbStatus> to) {
      int order =
          Integer.compare(
              to.map(TcbStatus::ordinal).orElse(Integer.MAX_VALUE),
              from.map(TcbStatus::ordinal).orElse(Integer.MAX_VALUE));
      return order == 0 ? SAME : order < 0 ? BETTER : WORSE;
    }
  }

  private Optional<Change> change() {
    return present.map(known -> Change.of(status(known), status(later)));
  }

  private static Optional<TcbStatus> status(Forecast forecast) {
    return forecast.accepted().map(VerifiedQuote::tcb).map(TcbClaims::status);
  }

  private static List<String> advisories(Forecast forecast) {
    return forecast
        .accepted()
        .map(VerifiedQuote::tcb)
        .map(TcbClaims::advisoryIds)
        .orElse(List.of());
  }

  /// Those that apply later and not yet.
  private List<String> newAdvisories() {
    List<String> added = new ArrayList<>(advisories(later));
    present.ifPresent(known -> added.removeAll(advisories(known)));
    return added;
  }

  void show() {
    if (output.json()) {
      output.object(json());
      return;
    }
    present.ifPresent(known -> judged("in force", known));
    judged("newer", later);
    change().ifPresent(this::show);
    StatusText.advisories(newAdvisories())
        .forEach(line -> tree.line(present.isPresent() ? "new advisory" : "advisory", line));
    if (later.updates().isEmpty()) {
      tree.line("to update", "nothing: every part is new enough for " + reach());
      return;
    }
    later
        .updates()
        .forEach(
            update ->
                tree.line("to update", output.styled(Style.WARNING, UpdateText.what(update))));
    later.updates().stream()
        .map(update -> UpdateText.how(update.part()))
        .distinct()
        .forEach(how -> tree.line("how", how));
    tree.line("then", reach() + " can be reached; attest again after the updates");
  }

  private String reach() {
    return later.attainable().wireName();
  }

  private void judged(String name, Forecast forecast) {
    forecast
        .accepted()
        .ifPresent(
            verified -> {
              TcbClaims tcb = verified.tcb();
              tree.line(
                  name,
                  output.styled(
                      StatusText.style(tcb.status()), "accepted: " + VerdictReport.words(tcb)));
              tree.line("", StatusText.of(tcb.status()));
            });
    forecast
        .refused()
        .ifPresent(
            refusal -> {
              tree.line(name, output.styled(Style.ERROR, "refused: " + refusal.code()));
              tree.line("", refusal.detail());
            });
    tree.line(
        "",
        "evaluation %d, in force to %s"
            .formatted(
                forecast.evaluationDataNumber(),
                Instant.ofEpochSecond(forecast.collateral().earliestExpiry())));
  }

  private void show(Change change) {
    String line =
        switch (change) {
          case SAME -> output.styled(Style.GOOD, "none");
          case BETTER -> output.styled(Style.GOOD, "better");
          case WORSE ->
              output.styled(Style.ERROR, "worse: update before the newer documents are in force");
        };
    tree.line("change", line);
  }

  private Map<String, @Nullable Object> json() {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("result", refused().isPresent() ? "error" : "ok");
    object.put("code", refused().map(refusal -> refusal.code().name()).orElse(null));
    object.put("inForce", present.map(ForecastReport::json).orElse(null));
    object.put("newer", json(later));
    object.put("change", change().map(each -> each.name().toLowerCase(Locale.ROOT)).orElse(null));
    object.put("newAdvisories", newAdvisories());
    object.put("attainable", reach());
    object.put("updates", later.updates().stream().map(ForecastReport::json).toList());
    return object;
  }

  private static Map<String, @Nullable Object> json(Forecast forecast) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    forecast.refused().ifPresent(refusal -> object.putAll(Refusal.tree(refusal)));
    forecast
        .accepted()
        .map(VerifiedQuote::tcb)
        .ifPresent(
            tcb -> {
              object.put("result", "ok");
              object.put("code", null);
              object.put("status", tcb.status().wireName());
              object.put(
                  "khalaConfidenceLevel",
                  ConfidenceLevel.of(tcb.status().wireName(), tcb.advisoryIds()).orElse(null));
              object.put("advisoryIds", tcb.advisoryIds());
            });
    object.put("tcbEvaluationDataNumber", forecast.evaluationDataNumber());
    object.put("earliestExpiry", forecast.collateral().earliestExpiry());
    return object;
  }

  private static Map<String, Object> json(MissingUpdate update) {
    Map<String, Object> object = new LinkedHashMap<>(update.toTree());
    object.put("advice", UpdateText.how(update.part()));
    return object;
  }
}
