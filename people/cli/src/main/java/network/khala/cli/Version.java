package network.khala.cli;

import picocli.CommandLine.IVersionProvider;

/// The version as the build wrote it into the jar's manifest.
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = Khala.class.getPackage().getImplementationVersion();
    String java = Runtime.version().toString();
    return new String[] {"khala " + (version == null ? "development" : version), "java " + java};
  }
}
