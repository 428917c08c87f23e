package network.khala.cli.process;

import java.io.IOException;
import java.io.InputStream;

/// Stops a supervised process when its parent is gone. A parent that is killed cannot tell anybody,
/// but the system closes its end of the child's standard input.
public final class ParentWatch {
  /// Set in the environment of every supervised process.
  public static final String VARIABLE = "KHALA_SUPERVISED";

  private ParentWatch() {}

  /// Runs the action once the input ends, on a thread of its own.
  public static void start(InputStream input, Runnable parentGone) {
    Thread.ofPlatform()
        .daemon()
        .name("parent-watch")
        .start(
            () -> {
              drain(input);
              parentGone.run();
            });
  }

  private static void drain(InputStream input) {
    byte[] ignored = new byte[256];
    try {
      while (input.read(ignored) >= 0) {
        // A parent has nothing to say but that it lives.
      }
    } catch (IOException e) {
      // A broken pipe says the same as its end.
    }
  }
}
