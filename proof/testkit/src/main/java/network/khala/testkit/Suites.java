package network.khala.testkit;

import java.util.List;

/// Every adapter there is, one line each, in the order of the suites.
final class Suites {
  static final List<VectorSuite> ALL = List.of();

  private Suites() {}
}
