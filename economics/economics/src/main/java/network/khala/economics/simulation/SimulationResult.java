package network.khala.economics.simulation;

import java.util.List;
import network.khala.economics.U64F64;
import network.khala.economics.engine.WorkerView;
import network.khala.scale.Bytes32;

/// What a simulation gave. Workers are named by their index in the source; an hour is the number of
/// blocks that the source says, and hours that are not complete are left out.
///
/// @param offline when workers were found offline
/// @param recovered when workers were found back
/// @param reportDigest BLAKE2b-256 over the SCALE encodings of all reports in order
/// @param hourlyShareSum for each hour, the sum of shares at the start of its last block
/// @param hourlyTreasury for each hour, what the treasury got in it
/// @param hourlyV for each hour and worker, V after its last block
/// @param hourlyPayout for each hour and worker, what it was paid in it
/// @param finalStates for each worker, its state after the last block
public record SimulationResult(
    List<Moment> offline,
    List<Moment> recovered,
    Bytes32 reportDigest,
    List<U64F64> hourlyShareSum,
    List<U64F64> hourlyTreasury,
    List<List<U64F64>> hourlyV,
    List<List<U64F64>> hourlyPayout,
    List<WorkerView> finalStates) {
  /// Copies the lists.
  public SimulationResult {
    offline = List.copyOf(offline);
    recovered = List.copyOf(recovered);
    hourlyShareSum = List.copyOf(hourlyShareSum);
    hourlyTreasury = List.copyOf(hourlyTreasury);
    hourlyV = hourlyV.stream().map(List::copyOf).toList();
    hourlyPayout = hourlyPayout.stream().map(List::copyOf).toList();
    finalStates = List.copyOf(finalStates);
  }

  /// @param block when
  /// @param worker index of the worker
  public record Moment(long block, int worker) {}
}
