package network.khala.cli.process;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SupervisorTest {
  private static final int PATIENCE_SECONDS = 20;

  @TempDir Path directory;
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private final BlockingQueue<ChildProcess> starts = new LinkedBlockingQueue<>();
  private final BlockingQueue<Integer> ends = new LinkedBlockingQueue<>();

  private final Supervisor.Listener listener =
      new Supervisor.Listener() {
        @Override
        public void started(ChildProcess child) {
          starts.add(child);
        }

        @Override
        public void ended(ChildProcess child, int exitCode, Duration restart) {
          ends.add(exitCode);
        }
      };

  @Test
  void start_printingChild_passesItsLines() throws Exception {
    try (Supervisor supervisor = new Supervisor(RestartPolicy.NEVER, listener)) {
      supervisor.start(shell("one", "echo a; echo b >&2; echo $NAME"), lines::add);
      assertThat(next(lines)).isEqualTo("a");
      assertThat(next(lines)).isEqualTo("khala");
      assertThat(next(ends)).isZero();
      assertThat(directory.resolve("one.log")).hasContent("b");
    }
  }

  @Test
  void start_sameNameTwice_isRefused() throws Exception {
    try (Supervisor supervisor = new Supervisor(RestartPolicy.NEVER, listener)) {
      supervisor.start(shell("one", "cat"), lines::add);
      assertThatThrownBy(() -> supervisor.start(shell("one", "cat"), lines::add))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("one is started already");
    }
  }

  @Test
  void start_missingProgram_failsAtOnce() {
    try (Supervisor supervisor = new Supervisor(RestartPolicy.ALWAYS, listener)) {
      ChildSpec spec =
          new ChildSpec("x", List.of("/no/such/program"), Map.of(), directory.resolve("x.log"));
      assertThatThrownBy(() -> supervisor.start(spec, lines::add)).isInstanceOf(IOException.class);
      assertThat(supervisor.children()).isEmpty();
    }
  }

  @Test
  void kill_withRestart_startsAnotherProcess() throws Exception {
    try (Supervisor supervisor = new Supervisor(RestartPolicy.ALWAYS, listener)) {
      ChildProcess first = supervisor.start(shell("one", "echo up; cat"), lines::add);
      assertThat(next(lines)).isEqualTo("up");
      first.kill();
      assertThat(next(lines)).isEqualTo("up");
      assertThat(next(ends)).isEqualTo(137);
      assertThat(next(starts).pid()).isEqualTo(first.pid());
      assertThat(next(starts).pid()).isNotEqualTo(first.pid());
      assertThat(supervisor.children()).singleElement().matches(ChildProcess::isAlive);
    }
  }

  @Test
  void kill_withoutRestart_leavesItDead() throws Exception {
    try (Supervisor supervisor = new Supervisor(RestartPolicy.NEVER, listener)) {
      ChildProcess child = supervisor.start(shell("one", "cat"), lines::add);
      child.kill();
      assertThat(next(ends)).isEqualTo(137);
      assertThat(supervisor.children()).singleElement().matches(one -> !one.isAlive());
    }
  }

  @Test
  void end_inOrder_withRestart_startsAnotherProcess() throws Exception {
    try (Supervisor supervisor =
        new Supervisor(RestartPolicy.after(Duration.ofMillis(1)), listener)) {
      supervisor.start(shell("one", "echo up; exit 0"), lines::add);
      assertThat(next(lines)).isEqualTo("up");
      assertThat(next(ends)).isZero();
      assertThat(next(lines)).isEqualTo("up");
    }
  }

  @Test
  void close_slowChild_waitsForItsCleanEnd() throws Exception {
    Supervisor supervisor = new Supervisor(RestartPolicy.ALWAYS, listener);
    ChildProcess slow =
        supervisor.start(
            shell("slow", "trap 'sleep 2; exit 7' TERM; echo up; while :; do sleep 0.1; done"),
            lines::add);
    assertThat(next(lines)).isEqualTo("up");
    supervisor.close();
    assertThat(slow.exit().get(PATIENCE_SECONDS, SECONDS)).isEqualTo(7);
  }

  @Test
  void close_stubbornChild_killsIt() throws Exception {
    Supervisor supervisor = new Supervisor(RestartPolicy.ALWAYS, listener, Duration.ofMillis(500));
    ChildProcess meek = supervisor.start(shell("meek", "exec cat"), lines::add);
    ChildProcess stubborn =
        supervisor.start(
            shell("stubborn", "trap '' TERM; echo up; while :; do sleep 1; done"), lines::add);
    assertThat(next(lines)).isEqualTo("up");
    supervisor.close();
    assertThat(meek.exit().get(PATIENCE_SECONDS, SECONDS)).isEqualTo(143);
    assertThat(stubborn.exit().get(PATIENCE_SECONDS, SECONDS)).isEqualTo(137);
    assertThat(ends).isEmpty();
    supervisor.close();
  }

  @Test
  void parent_killed_leavesNoOrphan() throws Exception {
    Process parent =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                DyingParent.class.getName(),
                directory.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String child = parent.inputReader().readLine();
    ProcessHandle orphan = ProcessHandle.of(Long.parseLong(child)).orElseThrow();
    parent.destroyForcibly();
    orphan.onExit().get(PATIENCE_SECONDS, SECONDS);
    assertThat(orphan.isAlive()).isFalse();
  }

  private ChildSpec shell(String name, String script) {
    return new ChildSpec(
        name,
        List.of("sh", "-c", script),
        Map.of("NAME", "khala"),
        directory.resolve(name + ".log"));
  }

  private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
    T next = queue.poll(PATIENCE_SECONDS, SECONDS);
    if (next == null) {
      throw new AssertionError("nothing came in " + PATIENCE_SECONDS + " s");
    }
    return next;
  }
}
