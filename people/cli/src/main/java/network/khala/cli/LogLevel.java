package network.khala.cli;

/// What is logged, from least to most.
enum LogLevel {
  ERROR,
  WARN,
  INFO,
  DEBUG,
  TRACE
}
