package network.khala.collateral;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;

/// The TLS certificate of a PCCS that signed its own.
public final class ServerCertificate {
  private ServerCertificate() {}

  /// Reads a PEM or DER file.
  ///
  /// @throws IOException if it cannot be read or is no certificate
  public static X509Certificate read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
    } catch (CertificateException e) {
      throw new IOException(file + " is no X.509 certificate: " + e.getMessage(), e);
    }
  }
}
