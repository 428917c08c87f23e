package network.khala.pallets.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import network.khala.frame.Reports;
import network.khala.protocol.gatekeeper.GatekeeperChange;
import network.khala.protocol.gatekeeper.GatekeeperLaunch;
import network.khala.protocol.gatekeeper.NewGatekeeperEvent;
import network.khala.protocol.registry.WorkerIdentity;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.Tuple2;

/// Who the gatekeepers are, and their common master key: launch and rotation. Other pallets read;
/// only the registry writes. Source: `docs/protocol/registry.md#gatekeepers`.
public final class Gatekeepers {
  static final int GATEKEEPERS_MAX = 64;

  private final RegistryStorage storage;
  private final Reports reports;
  private final Announcements announcements;
  private final Workers workers;

  Gatekeepers(
      RegistryStorage storage, Reports reports, Announcements announcements, Workers workers) {
    this.storage = storage;
    this.reports = reports;
    this.announcements = announcements;
    this.workers = workers;
  }

  /// The block in which the chain learned the first master key.
  public Optional<Long> launchedAt() {
    return storage.gatekeeperLaunchedAt.find().map(Tuple2::first);
  }

  /// The key under which gatekeepers speak, once there is one.
  public Optional<Sr25519PublicKey> masterKey() {
    return storage.gatekeeperMasterPubkey.find();
  }

  /// Whether the worker is listed.
  public boolean contains(Sr25519PublicKey worker) {
    return storage.gatekeeper.get().contains(worker);
  }

  void add(Sr25519PublicKey worker) {
    requireNoRotation();
    List<Sr25519PublicKey> listed = storage.gatekeeper.get();
    reports.require(
        listed.isEmpty() || storage.gatekeeperMasterPubkey.exists(),
        RegistryError.MASTER_KEY_UNINITIALIZED);
    if (!listed.contains(worker)) {
      WorkerIdentity identity = workers.identity(worker);
      reports.require(listed.size() < GATEKEEPERS_MAX, RegistryError.INVALID_INPUT);
      append(listed, identity);
    }
    reports.deposit(new RegistryPalletEvent.GatekeeperAdded(worker));
  }

  /// Lists a worker and tells the enclaves.
  void append(List<Sr25519PublicKey> listed, WorkerIdentity identity) {
    List<Sr25519PublicKey> longer = new ArrayList<>(listed);
    longer.add(identity.pubkey());
    storage.gatekeeper.set(longer);
    NewGatekeeperEvent added = new NewGatekeeperEvent(identity.pubkey(), identity.ecdhPubkey());
    if (longer.size() == 1) {
      announcements.launch(new GatekeeperLaunch.FirstGatekeeper(added));
    } else {
      announcements.change(new GatekeeperChange.Registered(added));
    }
  }

  /// The last one may go only while there is no master key, which would go with it.
  void remove(Sr25519PublicKey worker) {
    requireNoRotation();
    List<Sr25519PublicKey> listed = storage.gatekeeper.get();
    reports.require(listed.contains(worker), RegistryError.INVALID_GATEKEEPER);
    reports.require(
        listed.size() > 1 || !storage.gatekeeperMasterPubkey.exists(),
        RegistryError.CANNOT_REMOVE_LAST_GATEKEEPER);
    storage.gatekeeper.set(listed.stream().filter(one -> !one.equals(worker)).toList());
    announcements.change(
        new GatekeeperChange.Unregistered(new GatekeeperChange.RemoveGatekeeperEvent(worker)));
    reports.deposit(new RegistryPalletEvent.GatekeeperRemoved(worker));
  }

  /// There is no way to cancel: gatekeepers that have switched already would speak under a key that
  /// the chain refuses. A rotation that they refuse ends by itself.
  void rotate() {
    requireNoRotation();
    List<Sr25519PublicKey> listed = storage.gatekeeper.get();
    reports.require(!listed.isEmpty(), RegistryError.INVALID_GATEKEEPER);
    reports.require(
        storage.gatekeeperMasterPubkey.exists(), RegistryError.MASTER_KEY_UNINITIALIZED);
    List<WorkerIdentity> identities = listed.stream().map(workers::identity).toList();
    long rotation = Math.addExact(storage.rotationCounter.get(), 1);
    storage.rotationCounter.set(rotation);
    storage.masterKeyRotationLock.set(Optional.of(rotation));
    announcements.launch(
        new GatekeeperLaunch.RotateMasterKey(
            new GatekeeperLaunch.RotateMasterKeyEvent(rotation, identities)));
  }

  /// The first gatekeeper has made the master key.
  void launch(Sr25519PublicKey sender, Sr25519PublicKey key, long block, long nowSeconds) {
    reports.require(contains(sender), RegistryError.INVALID_GATEKEEPER);
    Optional<Sr25519PublicKey> known = masterKey();
    if (known.isPresent()) {
      reports.require(known.get().equals(key), RegistryError.MASTER_KEY_MISMATCH);
      return;
    }
    storage.gatekeeperMasterPubkey.set(key);
    announcements.launch(
        new GatekeeperLaunch.MasterPubkeyOnChain(new GatekeeperLaunch.MasterPubkeyEvent(key)));
    storage.gatekeeperLaunchedAt.set(new Tuple2<>(block, nowSeconds));
    reports.deposit(new RegistryPalletEvent.GatekeeperLaunched());
  }

  /// The gatekeepers have ended a rotation, with a new key or with the old one.
  void rotated(long rotation, Sr25519PublicKey key) {
    Optional<Long> lock = storage.masterKeyRotationLock.get();
    if (!lock.equals(Optional.of(rotation))) {
      reports.deposit(new RegistryPalletEvent.MasterKeyRotationFailed(lock, rotation));
      throw reports.failure(RegistryError.INVALID_ROTATED_MASTER_PUBKEY);
    }
    storage.gatekeeperMasterPubkey.set(key);
    storage.masterKeyRotationLock.set(Optional.empty());
    reports.deposit(new RegistryPalletEvent.MasterKeyRotated(rotation, key));
    announcements.launch(
        new GatekeeperLaunch.MasterPubkeyRotated(new GatekeeperLaunch.MasterPubkeyEvent(key)));
  }

  private void requireNoRotation() {
    reports.require(
        storage.masterKeyRotationLock.get().isEmpty(), RegistryError.MASTER_KEY_IN_ROTATION);
  }
}
