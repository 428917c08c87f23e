package network.khala.pallets.registry;

import network.khala.frame.Reports;
import network.khala.protocol.registry.WorkerEndpointPayload;
import network.khala.scale.Bytes;

/// Where workers can be reached, as they say themselves.
final class Endpoints {
  /// Four hours.
  private static final long AGE_MILLIS_MAX = 14_400_000;

  private final RegistryStorage storage;
  private final Reports reports;

  Endpoints(RegistryStorage storage, Reports reports) {
    this.storage = storage;
    this.reports = reports;
  }

  void update(WorkerEndpointPayload payload, Bytes signature, long nowMillis) {
    KeyHolders.requireSignature(payload.pubkey(), payload.dataToSign(), signature, reports);
    long signed = payload.signingTime();
    boolean past = Long.compareUnsigned(signed, nowMillis) < 0;
    reports.require(
        past && Long.compareUnsigned(nowMillis - signed, AGE_MILLIS_MAX) <= 0,
        RegistryError.INVALID_ENDPOINT_SIGNING_TIME);
    reports.require(storage.workers.contains(payload.pubkey()), RegistryError.INVALID_PUB_KEY);
    storage.endpoints.put(payload.pubkey(), payload.versionedEndpoints());
  }
}
