package network.khala.cli.simulate;

import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import network.khala.economics.U64F64;
import network.khala.economics.simulation.SimulationResult;
import network.khala.economics.simulation.SimulationSource;

/// A simulation for people: a summary, a table of its hours, charts.
final class Report {
  private final SimulationSource source;
  private final SimulationResult result;

  Report(SimulationSource source, SimulationResult result) {
    this.source = source;
    this.result = result;
  }

  /// A few lines.
  String summary() {
    List<U64F64> payouts = hourlyPayouts();
    U64F64 paid = sum(payouts);
    int workers = source.workers().size();
    Formatter summary = new Formatter(Locale.ROOT);
    summary.format("workers            %,d%n", workers);
    summary.format("blocks             %,d (%,d hours)%n", source.blocks(), payouts.size());
    summary.format("paid to workers    %,.4f PHA%n", decimal(paid));
    summary.format("per worker         %,.4f PHA%n", decimal(paid) / Math.max(1, workers));
    summary.format("to the treasury    %,.4f PHA%n", decimal(sum(result.hourlyTreasury())));
    summary.format("V at the end       %,.4f%n", decimal(lastOf(hourlyV())));
    summary.format("went offline       %,d times%n", result.offline().size());
    summary.format("came back          %,d times%n", result.recovered().size());
    summary.format("digest of reports  %s", result.reportDigest());
    return summary.toString();
  }

  /// A line an hour, amounts as decimal fractions of a token.
  String csv() {
    StringBuilder csv = new StringBuilder("hour,share_sum,paid,treasury,v_sum\n");
    List<U64F64> payouts = hourlyPayouts();
    List<U64F64> v = hourlyV();
    for (int hour = 0; hour < payouts.size(); hour++) {
      csv.append(hour + 1).append(',').append(result.hourlyShareSum().get(hour)).append(',');
      csv.append(payouts.get(hour)).append(',').append(result.hourlyTreasury().get(hour));
      csv.append(',').append(v.get(hour)).append('\n');
    }
    return csv.toString();
  }

  /// What is paid each hour.
  String payoutChart() {
    return Chart.svg("Paid per hour (PHA)", hourlyPayouts().stream().map(Report::decimal).toList());
  }

  /// Summary and charts as a page that needs nothing else.
  String page() {
    String v = Chart.svg("Sum of V", hourlyV().stream().map(Report::decimal).toList());
    String share =
        Chart.svg("Sum of shares", result.hourlyShareSum().stream().map(Report::decimal).toList());
    return """
    <!doctype html>
    <html lang="en">
    <meta charset="utf-8">
    <title>Khala simulation</title>
    <style>body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}</style>
    <h1>Khala simulation</h1>
    <pre>%s</pre>
    %s
    %s
    %s
    </html>
    """
        .formatted(summary(), payoutChart(), v, share);
  }

  private List<U64F64> hourlyPayouts() {
    return result.hourlyPayout().stream().map(Report::sum).toList();
  }

  private List<U64F64> hourlyV() {
    return result.hourlyV().stream().map(Report::sum).toList();
  }

  private static U64F64 sum(List<U64F64> figures) {
    return figures.stream().reduce(U64F64.ZERO, U64F64::plus);
  }

  private static U64F64 lastOf(List<U64F64> figures) {
    return figures.isEmpty() ? U64F64.ZERO : figures.getLast();
  }

  private static double decimal(U64F64 figure) {
    return figure.bits().doubleValue() / 0x1p64;
  }
}
