package network.khala.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The lines of a process's standard output, read as they come: those that are JSON objects, and
/// the others. May be used from any thread.
final class Lines {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final List<JsonNode> objects = new ArrayList<>();
  private final List<String> others = new ArrayList<>();
  private boolean ended;

  /// Starts to read, on a thread of its own.
  static Lines of(BufferedReader output) {
    Lines lines = new Lines();
    Thread.ofVirtual().name("output").start(() -> lines.read(output));
    return lines;
  }

  private void read(BufferedReader output) {
    try (output) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        add(line);
      }
    } catch (IOException e) {
      // The pipe breaks when the process is killed.
    } finally {
      change(() -> ended = true);
    }
  }

  private void add(String line) {
    try {
      JsonNode object = JSON.readTree(line);
      if (object != null && object.isObject()) {
        change(() -> objects.add(object));
        return;
      }
    } catch (JacksonException e) {
      // Not meant for machines.
    }
    change(() -> others.add(line));
  }

  private void change(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// All objects so far.
  List<JsonNode> objects() {
    lock.lock();
    try {
      return List.copyOf(objects);
    } finally {
      lock.unlock();
    }
  }

  /// All lines so far that are no objects.
  List<String> others() {
    lock.lock();
    try {
      return List.copyOf(others);
    } finally {
      lock.unlock();
    }
  }

  /// How many objects there were so far.
  int count() {
    return objects().size();
  }

  /// Waits for an object.
  ///
  /// @param from how many objects are passed over
  /// @return the first one that fits, or nothing when time is up or the output has ended
  Optional<JsonNode> await(int from, Predicate<JsonNode> fits, Duration limit)
      throws InterruptedException {
    long nanos = limit.toNanos();
    lock.lock();
    try {
      for (int next = from; ; ) {
        for (; next < objects.size(); next++) {
          if (fits.test(objects.get(next))) {
            return Optional.of(objects.get(next));
          }
        }
        if (ended || nanos <= 0) {
          return Optional.empty();
        }
        nanos = changed.awaitNanos(nanos);
      }
    } finally {
      lock.unlock();
    }
  }

  /// Waits for the end of the output.
  void awaitEnd(Duration limit) throws InterruptedException {
    long nanos = limit.toNanos();
    lock.lock();
    try {
      while (!ended && nanos > 0) {
        nanos = changed.awaitNanos(nanos);
      }
    } finally {
      lock.unlock();
    }
  }

  /// One object from a text.
  static JsonNode parse(String text) {
    return JSON.readTree(text);
  }
}
