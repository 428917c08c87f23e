package network.khala.frame;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import network.khala.frame.dispatch.CallFilter;
import network.khala.frame.dispatch.DispatchException;
import network.khala.frame.dispatch.DispatchInfo;
import network.khala.frame.dispatch.Origin;
import network.khala.frame.dispatch.PostDispatch;
import network.khala.frame.dispatch.RuntimeCall;
import network.khala.frame.dispatch.RuntimeEvent;
import network.khala.frame.state.OverlayState;
import network.khala.frame.storage.InvariantViolation;
import network.khala.protocol.substrate.DispatchError;
import network.khala.protocol.substrate.Hash;
import network.khala.scale.CodecFactory;
import network.khala.scale.Result;
import network.khala.scale.Unit;

/// What pallets run on: state with transactions, the events of the block, and dispatch to each
/// other. One kernel serves one block, or one query, on one thread.
public final class Kernel {
  private final OverlayState state;
  private final CodecFactory codecs;
  private final WeightTable weights;
  private final EventLog events = new EventLog();
  private final Map<Integer, CallablePallet<?>> callable = new LinkedHashMap<>();
  private final List<Pallet> pallets = new ArrayList<>();
  private final List<TransactionalLog> logs = new ArrayList<>();
  private CallFilter filter = CallFilter.ALL;
  private Phase phase = new Phase.Initialization();
  private DispatchError callFiltered = new DispatchError.BadOrigin();
  private int callDepth;

  /// What an account that acts for another one may do on its behalf; goes with the origin into
  /// calls inside the call.
  private CallFilter granted = CallFilter.ALL;

  /// A kernel without pallets.
  public Kernel(OverlayState state, CodecFactory codecs, WeightTable weights) {
    this.state = state;
    this.codecs = codecs;
    this.weights = weights;
    logs.add(events);
  }

  /// The state with the block's changes so far.
  public OverlayState state() {
    return state;
  }

  /// The codecs of this runtime's types.
  public CodecFactory codecs() {
    return codecs;
  }

  /// What calls and hooks cost.
  public WeightTable weights() {
    return weights;
  }

  /// Adds a pallet; the order is the order of hooks and of metadata.
  public <P extends Pallet> P add(P pallet) {
    pallets.add(pallet);
    if (pallet instanceof CallablePallet<?> withCalls) {
      callable.put(pallet.index(), withCalls);
    }
    return pallet;
  }

  /// The pallets in order.
  public List<Pallet> pallets() {
    return List.copyOf(pallets);
  }

  /// The pallet with this number, if there is one.
  public Optional<Pallet> pallet(int index) {
    return pallets.stream().filter(pallet -> pallet.index() == index).findFirst();
  }

  /// Lets a log follow the transactions from now on; for pallets' constructors.
  public void follow(TransactionalLog log) {
    logs.add(log);
  }

  /// Sets which calls are open to origins other than root, and what a closed one fails with.
  public void filter(CallFilter callFilter, DispatchError failure) {
    this.filter = callFilter;
    this.callFiltered = failure;
  }

  /// Where in the block we are.
  public Phase phase() {
    return phase;
  }

  /// Moves to another phase of the block.
  public void enter(Phase next) {
    this.phase = next;
  }

  /// Whether a call is being dispatched, rather than a hook.
  public boolean inCall() {
    return callDepth > 0;
  }

  /// Deposits an event.
  public void deposit(RuntimeEvent event) {
    deposit(event, List.of());
  }

  /// Deposits an event that can be found by topics.
  public void deposit(RuntimeEvent event, List<Hash> topics) {
    events.add(new EventRecord(phase, event, topics));
  }

  /// The events of the block so far.
  public List<EventRecord> events() {
    return events.records();
  }

  /// How many events the block has so far.
  public int eventCount() {
    return events.size();
  }

  /// Runs `action` in a transaction: whatever it throws, no change and no event of it remains.
  public <T> T transactional(Supplier<T> action) {
    if (state.depth() == OverlayState.DEPTH_MAX) {
      throw DispatchException.of(
          new DispatchError.Transactional(DispatchError.TransactionalError.LIMIT_REACHED));
    }
    int[] sizes = logs.stream().mapToInt(TransactionalLog::size).toArray();
    state.begin();
    boolean done = false;
    try {
      T result = action.get();
      done = true;
      return result;
    } finally {
      if (done) {
        state.commit();
      } else {
        state.rollback();
        for (int i = 0; i < sizes.length; i++) {
          logs.get(i).truncate(sizes[i]);
        }
      }
    }
  }

  /// What a call is expected to cost.
  public DispatchInfo info(RuntimeCall call) {
    return owner(call).infoOf(call.call());
  }

  /// Dispatches a call in a transaction of its own, through the filter unless the origin is root.
  ///
  /// @throws DispatchException where the filter or a rule refuses it; nothing of it remains then
  public PostDispatch dispatch(RuntimeCall call, Origin origin) {
    if (!(origin instanceof Origin.Root) && !(filter.allows(call) && granted.allows(call))) {
      throw DispatchException.of(callFiltered);
    }
    return dispatchUnfiltered(call, origin);
  }

  /// Dispatches a call like [#dispatch] under an origin that has nothing to do with the one that is
  /// being served: what that one was granted does not count.
  public PostDispatch dispatchAnew(RuntimeCall call, Origin origin) {
    return under(CallFilter.ALL, () -> dispatch(call, origin));
  }

  private <T> T under(CallFilter grant, Supplier<T> action) {
    CallFilter before = granted;
    granted = grant;
    try {
      return action.get();
    } finally {
      granted = before;
    }
  }

  /// Dispatches a call in a transaction of its own, past the filter.
  ///
  /// @throws DispatchException where a rule refuses it; nothing of it remains then
  public PostDispatch dispatchUnfiltered(RuntimeCall call, Origin origin) {
    callDepth++;
    try {
      return transactional(() -> owner(call).dispatchOf(origin, call.call()));
    } catch (ArithmeticException e) {
      // Checked arithmetic refuses what does not fit; for the caller that is an ordinary failure.
      throw Reports.overflow();
    } finally {
      callDepth--;
    }
  }

  /// Dispatches a call like [#dispatchAnew] and returns its failure instead of throwing it.
  public Result<Unit, DispatchError> attempt(RuntimeCall call, Origin origin) {
    return attempt(call, origin, CallFilter.ALL);
  }

  /// Dispatches a call like [#dispatchAnew], limited to what is granted, and returns its failure
  /// instead of throwing it.
  public Result<Unit, DispatchError> attempt(RuntimeCall call, Origin origin, CallFilter grant) {
    return outcome(() -> under(grant, () -> dispatch(call, origin)));
  }

  /// Dispatches a call like [#dispatchUnfiltered], under an origin of its own, and returns its
  /// failure instead of throwing it.
  public Result<Unit, DispatchError> attemptUnfiltered(RuntimeCall call, Origin origin) {
    return outcome(() -> under(CallFilter.ALL, () -> dispatchUnfiltered(call, origin)));
  }

  private static Result<Unit, DispatchError> outcome(Runnable dispatch) {
    try {
      dispatch.run();
      return Result.ok();
    } catch (DispatchException e) {
      return Result.err(e.error());
    }
  }

  private CallablePallet<?> owner(RuntimeCall call) {
    CallablePallet<?> pallet = callable.get(call.palletIndex());
    if (pallet == null) {
      throw new InvariantViolation(
          "decoded a call of pallet " + call.palletIndex() + ", which has none");
    }
    return pallet;
  }
}
