package network.khala.rpc.transport;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.Date;
import java.util.List;

/// A certificate and the key that belongs to it, both checked.
///
/// @param chain the server's own certificate first
record TlsIdentity(List<X509Certificate> chain, PrivateKey key) {
  private static final int MAX_FILE_BYTES = 1 << 20;
  private static final List<String> KEY_KINDS = List.of("EC", "RSA", "Ed25519");
  private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
  private static final String END = "-----END PRIVATE KEY-----";

  TlsIdentity {
    chain = List.copyOf(chain);
  }

  /// Reads both files.
  ///
  /// @param now when the certificates must be valid
  /// @throws TlsException if one cannot be read, is expired, or they do not belong together
  static TlsIdentity load(TlsFiles files, Instant now) throws TlsException {
    List<X509Certificate> chain = certificates(files.certificate());
    for (X509Certificate certificate : chain) {
      requireValid(files.certificate(), certificate, now);
    }
    PrivateKey key = privateKey(files.key());
    if (!fits(chain.getFirst(), key)) {
      throw new TlsException(
          "the key in "
              + files.key()
              + " is not that of the first certificate in "
              + files.certificate()
              + "; name the two files that were made together, the server's own certificate first");
    }
    return new TlsIdentity(chain, key);
  }

  private static byte[] read(Path file) throws TlsException {
    try {
      if (Files.size(file) > MAX_FILE_BYTES) {
        throw new TlsException(file + " is longer than " + MAX_FILE_BYTES + " bytes; it is no PEM");
      }
      return Files.readAllBytes(file);
    } catch (TlsException e) {
      throw e;
    } catch (IOException e) {
      throw new TlsException(file + " cannot be read; check that it exists and its rights", e);
    }
  }

  private static List<X509Certificate> certificates(Path file) throws TlsException {
    Collection<? extends Certificate> found;
    try {
      found =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(read(file)));
    } catch (CertificateException e) {
      throw new TlsException(file + " holds no certificates in PEM", e);
    }
    if (found.isEmpty()) {
      throw new TlsException(file + " holds no certificates in PEM");
    }
    return found.stream().map(X509Certificate.class::cast).toList();
  }

  private static void requireValid(Path file, X509Certificate certificate, Instant now)
      throws TlsException {
    String subject = certificate.getSubjectX500Principal().getName();
    try {
      certificate.checkValidity(Date.from(now));
    } catch (CertificateExpiredException e) {
      throw new TlsException(
          "the certificate of "
              + subject
              + " in "
              + file
              + " expired at "
              + certificate.getNotAfter().toInstant()
              + "; renew it",
          e);
    } catch (CertificateNotYetValidException e) {
      throw new TlsException(
          "the certificate of "
              + subject
              + " in "
              + file
              + " is valid from "
              + certificate.getNotBefore().toInstant()
              + " on; check this machine's clock",
          e);
    }
  }

  private static PrivateKey privateKey(Path file) throws TlsException {
    String text = new String(read(file), StandardCharsets.ISO_8859_1);
    int begin = text.indexOf(BEGIN);
    int end = text.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new TlsException(
          file
              + " holds no unencrypted PKCS #8 key in PEM; openssl pkcs8 -topk8 -nodes -in "
              + file
              + " -out NEW makes one of it");
    }
    byte[] encoded;
    try {
      encoded = Base64.getMimeDecoder().decode(text.substring(begin + BEGIN.length(), end));
    } catch (IllegalArgumentException e) {
      throw new TlsException("the key in " + file + " is damaged: it is no base64", e);
    }
    for (String kind : KEY_KINDS) {
      try {
        return KeyFactory.getInstance(kind).generatePrivate(new PKCS8EncodedKeySpec(encoded));
      } catch (InvalidKeySpecException e) {
        // One of another kind, perhaps.
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("this Java has no " + kind + " keys", e);
      }
    }
    throw new TlsException(
        "the key in " + file + " is damaged or of a kind other than " + KEY_KINDS);
  }

  private static boolean fits(X509Certificate certificate, PrivateKey key) {
    String algorithm =
        switch (key.getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          default -> "Ed25519";
        };
    byte[] sample = "which key is this".getBytes(StandardCharsets.US_ASCII);
    try {
      Signature signing = Signature.getInstance(algorithm);
      signing.initSign(key);
      signing.update(sample);
      byte[] signature = signing.sign();
      Signature verifying = Signature.getInstance(algorithm);
      verifying.initVerify(certificate.getPublicKey());
      verifying.update(sample);
      return verifying.verify(signature);
    } catch (GeneralSecurityException e) {
      // A public key of another kind.
      return false;
    }
  }

  /// Whose it is; not the key.
  @Override
  public String toString() {
    return chain.getFirst().getSubjectX500Principal().getName();
  }

  /// A store with nothing else in it, in memory.
  KeyStore toKeyStore(String password) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry(
          "server", key, password.toCharArray(), chain.toArray(new X509Certificate[0]));
      return store;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("a key store in memory could not be made", e);
    }
  }
}
