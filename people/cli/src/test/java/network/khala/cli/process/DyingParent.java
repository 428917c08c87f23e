package network.khala.cli.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// A process with one supervised child, whose number it prints; it waits to be killed.
final class DyingParent {
  private DyingParent() {}

  public static void main(String[] args) throws Exception {
    Supervisor supervisor =
        new Supervisor(
            RestartPolicy.ALWAYS,
            new Supervisor.Listener() {
              @Override
              public void started(ChildProcess child) {
                System.out.println(child.pid());
              }

              @Override
              public void ended(ChildProcess child, int exitCode, Duration restart) {}
            });
    supervisor.start(
        new ChildSpec("child", List.of("cat"), Map.of(), Path.of(args[0]).resolve("child.log")),
        line -> {});
    Thread.sleep(Duration.ofMinutes(1));
  }
}
