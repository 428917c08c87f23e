package network.khala.pruntime.endpoint;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import network.khala.crypto.Sr25519KeyPair;
import network.khala.protocol.prpc.GetEndpointResponse;
import network.khala.protocol.registry.EndpointType;
import network.khala.protocol.registry.VersionedWorkerEndpoints;
import network.khala.protocol.registry.WorkerEndpointPayload;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.pruntime.PrpcException;

/// A worker's addresses, one of each kind, and the signature over them.
public final class Endpoints {
  /// The longest payload that is signed.
  private static final int PAYLOAD_BYTES_MAX = 2048;

  private final Sr25519KeyPair identity;
  private final TreeMap<EndpointType, String> urls = new TreeMap<>();
  private Optional<GetEndpointResponse> signed = Optional.empty();

  /// No addresses.
  ///
  /// @param identity signs them; stays the caller's
  public Endpoints(Sr25519KeyPair identity) {
    this.identity = identity;
  }

  /// Sets the address of a kind and signs all.
  ///
  /// @param timeMs the time of the last block
  /// @throws PrpcException if the addresses are too long together; they stay as they were
  public GetEndpointResponse add(EndpointType kind, String url, long timeMs) {
    TreeMap<EndpointType, String> all = new TreeMap<>(urls);
    all.put(kind, url);
    GetEndpointResponse response = sign(List.copyOf(all.values()), timeMs);
    urls.putAll(all);
    signed = Optional.of(response);
    return response;
  }

  /// Signs the addresses again, with a newer time.
  public GetEndpointResponse refresh(long timeMs) {
    signed =
        urls.isEmpty() ? Optional.empty() : Optional.of(sign(List.copyOf(urls.values()), timeMs));
    return current(timeMs);
  }

  /// The addresses with their signature; empty fields if there are none.
  public GetEndpointResponse current(long timeMs) {
    if (signed.isEmpty() && !urls.isEmpty()) {
      return refresh(timeMs);
    }
    return signed.orElse(GetEndpointResponse.getDefaultInstance());
  }

  /// Signs addresses that the caller chooses, and keeps none.
  ///
  /// @throws PrpcException if they are too long together
  public GetEndpointResponse sign(List<String> chosen, long timeMs) {
    WorkerEndpointPayload payload =
        new WorkerEndpointPayload(
            new Sr25519PublicKey(identity.publicKey()),
            new VersionedWorkerEndpoints.V1(chosen),
            timeMs);
    byte[] encoded = WorkerEndpointPayload.CODEC.encode(payload);
    if (encoded.length > PAYLOAD_BYTES_MAX) {
      throw PrpcException.failed("Endpoints too large");
    }
    return GetEndpointResponse.newBuilder()
        .setEncodedEndpointPayload(ByteString.copyFrom(encoded))
        .setSignature(ByteString.copyFrom(identity.sign(payload.dataToSign())))
        .build();
  }

  /// The addresses for a checkpoint: one of each kind, empty where there is none.
  public List<String> save() {
    List<String> saved = new ArrayList<>();
    for (EndpointType kind : EndpointType.values()) {
      saved.add(urls.getOrDefault(kind, ""));
    }
    return saved;
  }

  /// Goes on from a checkpoint.
  public void load(List<String> saved) {
    Iterator<String> inOrder = saved.iterator();
    for (EndpointType type : EndpointType.values()) {
      String url = inOrder.hasNext() ? inOrder.next() : "";
      if (!url.isEmpty()) {
        urls.put(type, url);
      }
    }
  }
}
