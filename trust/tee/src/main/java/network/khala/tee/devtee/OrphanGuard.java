package network.khala.tee.devtee;

import java.time.Duration;

/// Ends this process when the development device that started it is gone: an orderly exit first,
/// and a hard one if that takes too long. Without its device a worker can neither attest nor read
/// what it sealed, and nobody would stop it.
public final class OrphanGuard implements Runnable {
  private final int exitCode;
  private final Duration grace;

  /// Exits with `exitCode`; shutdown hooks have `grace` to finish.
  public OrphanGuard(int exitCode, Duration grace) {
    this.exitCode = exitCode;
    this.grace = grace;
  }

  @Override
  public void run() {
    Thread.ofPlatform()
        .daemon()
        .name("orphan-guard")
        .start(
            () -> {
              try {
                Thread.sleep(grace);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              Runtime.getRuntime().halt(exitCode);
            });
    Runtime.getRuntime().exit(exitCode);
  }
}
