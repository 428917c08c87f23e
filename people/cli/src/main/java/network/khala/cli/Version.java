package network.khala.cli;

import picocli.CommandLine.IVersionProvider;

/// The version as the build wrote it into the jar's manifest.
public final class Version implements IVersionProvider {
  /// This program's version, or `development` where it runs from classes instead of jars.
  public static String ofThisProgram() {
    String version = Khala.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  @Override
  public String[] getVersion() {
    return new String[] {"khala " + ofThisProgram(), "java " + Runtime.version()};
  }
}
