package network.khala.tee.devtee;

import java.nio.file.Path;
import java.util.List;
import network.khala.scale.Bytes32;

/// What a development device starts and how it presents itself.
///
/// @param distribution the folder with pRuntime's jars: what is measured and what is run
/// @param java the Java launcher
/// @param jvmOptions options of the child's virtual machine; none that adds code from elsewhere
/// @param mainClass the child's main class, in the distribution
/// @param arguments of the main class
/// @param workingDirectory of the child
/// @param genesisHash the chain that reports are for
/// @param claimedLevel confidence level to claim, 1–5
public record DevTeeConfig(
    Path distribution,
    Path java,
    List<String> jvmOptions,
    String mainClass,
    List<String> arguments,
    Path workingDirectory,
    Bytes32 genesisHash,
    int claimedLevel) {

  /// Options by which other code than the distribution's would run in the child.
  private static final List<String> CODE_FROM_ELSEWHERE =
      List.of(
          "-cp",
          "-classpath",
          "--class-path",
          "-p",
          "--module-path",
          "--upgrade-module-path",
          "--patch-module",
          "-m",
          "--module",
          "-jar",
          "-agent",
          "-javaagent",
          "-Xbootclasspath",
          "-Djava.class.path",
          "-Djava.system.class.loader",
          "-XX:AOTCache",
          "-XX:SharedArchiveFile",
          "-XX:Flags",
          "-XX:VMOptionsFile",
          "@");

  /// Copies the lists; refuses a level out of range and options that would run unmeasured code.
  public DevTeeConfig {
    jvmOptions = List.copyOf(jvmOptions);
    arguments = List.copyOf(arguments);
    if (claimedLevel < 1 || claimedLevel > 5) {
      throw new DevTeeException("claimed level " + claimedLevel + ": allowed are 1 to 5");
    }
    for (String option : jvmOptions) {
      if (!option.startsWith("-") || CODE_FROM_ELSEWHERE.stream().anyMatch(option::startsWith)) {
        throw new DevTeeException(
            option + ": not allowed, the child runs the measured distribution and nothing else");
      }
    }
  }
}
