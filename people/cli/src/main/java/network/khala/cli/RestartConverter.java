package network.khala.cli;

import java.time.Duration;
import network.khala.cli.process.RestartPolicy;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads what becomes of processes that end: `always`, `never`, or after a time such as `90s`.
final class RestartConverter implements ITypeConverter<RestartPolicy> {
  private static final DurationConverter DURATIONS = new DurationConverter();

  @Override
  public RestartPolicy convert(String text) {
    return switch (text) {
      case "always" -> RestartPolicy.ALWAYS;
      case "never" -> RestartPolicy.NEVER;
      default -> RestartPolicy.after(pause(text));
    };
  }

  private static Duration pause(String text) {
    try {
      return DURATIONS.convert(text);
    } catch (TypeConversionException e) {
      throw new TypeConversionException("expected always, never or a time such as 90s");
    }
  }
}
