package network.khala.testkit;

import java.util.ArrayList;
import java.util.List;
import network.khala.testkit.Outcome.Kind;
import org.jspecify.annotations.Nullable;

/// Collects the outcomes of one file and drops those that were not asked for.
final class FileReport implements VectorReport {
  private final String suite;
  private final String file;
  private final Selection selection;
  private final List<Outcome> outcomes = new ArrayList<>();
  private boolean empty = true;

  FileReport(String suite, String file, Selection selection) {
    this.suite = suite;
    this.file = file;
    this.selection = selection;
  }

  /// What stands for the file where an id is needed: its name without `.json`.
  String fileId() {
    return file.substring(0, file.length() - ".json".length());
  }

  List<Outcome> outcomes() {
    return List.copyOf(outcomes);
  }

  /// A suite that accepts a file and finds nothing in it hides whatever the file holds.
  void expectVectors() {
    if (empty) {
      add(fileId(), 0, Kind.ERROR, "", null, null, "the file holds no vector");
    }
  }

  /// The file as a whole failed; that is reported whatever was asked for.
  void fileError(Throwable thrown) {
    outcomes.add(
        new Outcome(suite, file, fileId(), 0, Kind.ERROR, "", null, null, thrown.toString()));
  }

  @Override
  public boolean wants(String id) {
    empty = false;
    return selection.wantsId(id);
  }

  @Override
  public void pass(String id, int step) {
    add(id, step, Kind.PASS, "", null, null, "");
  }

  @Override
  public void fail(
      String id, int step, String path, @Nullable Object expected, @Nullable Object actual) {
    add(id, step, Kind.FAIL, path, expected, actual, "");
  }

  @Override
  public void unsupported(String id, int step, String what) {
    add(id, step, Kind.UNSUPPORTED, "", null, null, what);
  }

  @Override
  public void error(String id, int step, Throwable thrown) {
    add(id, step, Kind.ERROR, "", null, null, thrown.toString());
  }

  private void add(
      String id,
      int step,
      Kind kind,
      String path,
      @Nullable Object expected,
      @Nullable Object actual,
      String reason) {
    if (wants(id)) {
      outcomes.add(new Outcome(suite, file, id, step, kind, path, expected, actual, reason));
    }
  }
}
