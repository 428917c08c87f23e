package network.khala.tee.devtee;

import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import network.khala.scale.DecodeException;
import network.khala.tee.SealException;

/// Answers the child's requests, one at a time.
final class DevTeeService {
  static final int PROTOCOL = 1;

  private final DevTeeConfig config;
  private final DevDevice device;
  private final Bytes32 mrEnclave;
  private final DevTeeEvents events;

  DevTeeService(DevTeeConfig config, DevDevice device, Bytes32 mrEnclave, DevTeeEvents events) {
    this.config = config;
    this.device = device;
    this.mrEnclave = mrEnclave;
    this.events = events;
  }

  DevTeeReply.Welcome welcome() {
    return new DevTeeReply.Welcome(
        device.pruntimeHash(mrEnclave), device.machineId(), device.currentVersion());
  }

  DevTeeReply answer(byte[] request) {
    try {
      return switch (DevTeeRequest.decode(request)) {
        case DevTeeRequest.Hello ignored -> refuse("already greeted");
        case DevTeeRequest.Quote(Bytes reportData) -> quote(reportData);
        case DevTeeRequest.SealingKey(String purpose, Bytes version) ->
            new DevTeeReply.SealingKey(device.deriveKey(purpose, version));
      };
    } catch (SealException | DevTeeException | DecodeException e) {
      return refuse(String.valueOf(e.getMessage()));
    }
  }

  /// A virtual machine loads classes late, so what was measured at the start must still lie there:
  /// a report never names files other than those that the child may yet load.
  private DevTeeReply quote(Bytes reportData) {
    if (!DistributionMeasurement.measure(config.distribution()).equals(mrEnclave)) {
      return refuse(config.distribution() + ": changed since the start; restart the worker");
    }
    return new DevTeeReply.Quoted(
        device.attest(mrEnclave, config.claimedLevel(), config.genesisHash(), reportData));
  }

  private DevTeeReply refuse(String reason) {
    events.refused(reason);
    return new DevTeeReply.Refused(reason.length() > 250 ? reason.substring(0, 250) : reason);
  }
}
