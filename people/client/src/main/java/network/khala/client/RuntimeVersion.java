package network.khala.client;

/// Which runtime a chain runs.
///
/// @param specVersion changes with every change of behaviour; names the metadata
/// @param transactionVersion changes when calls are encoded otherwise
public record RuntimeVersion(String specName, long specVersion, long transactionVersion) {}
