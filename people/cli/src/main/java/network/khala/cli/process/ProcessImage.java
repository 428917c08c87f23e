package network.khala.cli.process;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.util.List;

/// The program that this process runs, and how it becomes another one.
///
/// A program that takes this one's place keeps its process id, its standard streams and its
/// environment: signals reach it directly, nobody has to stop it, and nothing of this program stays
/// in memory beside it.
public final class ProcessImage {
  private ProcessImage() {}

  /// Runs another program in this process. Returns only by an exception.
  ///
  /// @param command the program's path and its arguments
  /// @throws IOException if the system refuses
  @SuppressWarnings("restricted") // Calling into the system is the purpose; the launcher allows it.
  public static void replace(List<String> command) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      Linker linker = Linker.nativeLinker();
      MemorySegment execv = linker.defaultLookup().findOrThrow("execv");
      var call = linker.downcallHandle(execv, FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS));
      // One more than there are arguments: a null pointer ends the array.
      MemorySegment arguments = arena.allocate(ADDRESS, command.size() + 1L);
      for (int i = 0; i < command.size(); i++) {
        arguments.setAtIndex(ADDRESS, i, arena.allocateFrom(command.get(i)));
      }
      int result = (int) call.invokeExact(arguments.getAtIndex(ADDRESS, 0), arguments);
      throw new IOException(command.getFirst() + " cannot be run (execv answers " + result + ")");
    } catch (IOException | RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("a system call threw", e);
    }
  }
}
