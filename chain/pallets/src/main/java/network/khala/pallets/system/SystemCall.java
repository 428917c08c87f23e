package network.khala.pallets.system;

import java.util.List;
import network.khala.frame.dispatch.PalletCall;
import network.khala.scale.Bytes;
import network.khala.scale.Index;
import network.khala.scale.ScaleName;
import network.khala.scale.ScalePath;
import network.khala.scale.Tuple;
import network.khala.scale.U32;

/// Calls of pallet `System`.
@ScalePath("frame_system::pallet::Call")
public sealed interface SystemCall extends PalletCall {
  /// Puts bytes on chain; changes nothing.
  @Index(0)
  @ScaleName("remark")
  record Remark(Bytes remark) implements SystemCall {}

  /// Root: sets the number of WebAssembly heap pages, which this implementation only records.
  @Index(1)
  @ScaleName("set_heap_pages")
  record SetHeapPages(long pages) implements SystemCall {}

  /// Root: replaces the runtime's identity blob, with the version checked.
  @Index(2)
  @ScaleName("set_code")
  record SetCode(Bytes code) implements SystemCall {}

  /// Root: replaces the runtime's identity blob.
  @Index(3)
  @ScaleName("set_code_without_checks")
  record SetCodeWithoutChecks(Bytes code) implements SystemCall {}

  /// Root: sets raw state entries.
  @Index(4)
  @ScaleName("set_storage")
  record SetStorage(List<RawEntry> items) implements SystemCall {}

  /// Root: removes raw state entries.
  @Index(5)
  @ScaleName("kill_storage")
  record KillStorage(List<Bytes> keys) implements SystemCall {}

  /// Root: removes raw state entries under a prefix, `subkeys` of them at most.
  @Index(6)
  @ScaleName("kill_prefix")
  record KillPrefix(Bytes prefix, @U32 long subkeys) implements SystemCall {}

  /// Puts bytes on chain and deposits their hash.
  @Index(7)
  @ScaleName("remark_with_event")
  record RemarkWithEvent(Bytes remark) implements SystemCall {}

  /// A raw key with its value.
  @ScalePath("")
  @Tuple
  record RawEntry(Bytes key, Bytes value) {}
}
