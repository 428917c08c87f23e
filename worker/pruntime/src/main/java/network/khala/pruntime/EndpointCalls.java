package network.khala.pruntime;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import network.khala.finality.FinalityAnchor;
import network.khala.protocol.prpc.AddEndpointRequest;
import network.khala.protocol.prpc.GetEndpointResponse;
import network.khala.protocol.prpc.SignEndpointsRequest;
import network.khala.protocol.registry.EndpointType;
import network.khala.scale.Codec;
import network.khala.scale.Codecs;

/// What the API does with a worker's addresses. Safe for use by several threads.
public final class EndpointCalls {
  private static final Codec<List<String>> URLS = Codecs.list(Codecs.STRING);
  private static final long FRESH_MS = 3_600_000;

  private final InstantSource clock;
  private final Object lock;
  private final Supplier<Optional<Worker>> worker;
  private final Consumer<Worker> changed;

  /// @param lock held by whoever changes the worker
  /// @param changed is told of a change that must not be lost
  EndpointCalls(
      InstantSource clock,
      Object lock,
      Supplier<Optional<Worker>> worker,
      Consumer<Worker> changed) {
    this.clock = clock;
    this.lock = lock;
    this.worker = worker;
    this.changed = changed;
  }

  /// Sets an address of the worker, and signs all.
  public GetEndpointResponse add(AddEndpointRequest request) {
    EndpointType kind = Wire.decode(EndpointType.CODEC, request.getEncodedEndpointType());
    return signed(
        current -> {
          GetEndpointResponse response =
              current.endpoints().add(kind, request.getEndpoint(), current.lastTimeMs());
          changed.accept(current);
          return response;
        });
  }

  /// Signs the addresses again.
  public GetEndpointResponse refresh() {
    return signed(current -> current.endpoints().refresh(current.lastTimeMs()));
  }

  /// The signed addresses.
  public GetEndpointResponse current() {
    return signed(current -> current.endpoints().current(current.lastTimeMs()));
  }

  /// Signs the caller's addresses.
  public GetEndpointResponse sign(SignEndpointsRequest request) {
    List<String> urls = Wire.decode(URLS, request.getEncodedEndpoints());
    return signed(current -> current.endpoints().sign(urls, current.lastTimeMs()));
  }

  /// Endpoints carry the time of the last block, which must be of now: except on a chain with one
  /// authority, which may make no blocks while nothing happens.
  private GetEndpointResponse signed(Function<Worker, GetEndpointResponse> call) {
    synchronized (lock) {
      Worker current =
          worker.get().orElseThrow(() -> PrpcException.failed("Runtime not initialized"));
      boolean mayIdle = current.chain().identity().anchor() instanceof FinalityAnchor.Sealed;
      if (!mayIdle && current.lastTimeMs() + FRESH_MS < clock.millis()) {
        throw PrpcException.failed("Not synced");
      }
      return call.apply(current);
    }
  }
}
