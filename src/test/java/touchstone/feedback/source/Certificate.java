// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** A certificate that vouches for itself, as PEM files, and sockets that trust it. */
record Certificate(Path chain, Path key, KeyStore store) {
  private static final String PASSWORD = "only-for-a-test";

  static Certificate in(Path folder) throws Exception {
    Path file = folder.resolve("store.p12");
    String command =
        "keytool -genkeypair -alias it -keyalg EC -dname CN=localhost -validity 2 -storetype PKCS12"
            + " -storepass %s -keystore %s".formatted(PASSWORD, file);
    String[] words = command.split(" ");
    words[0] = Path.of(System.getProperty("java.home"), "bin", words[0]).toString();
    if (new ProcessBuilder(words).inheritIO().start().waitFor() != 0) {
      throw new IOException("keytool made no certificate");
    }
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream stream = Files.newInputStream(file)) {
      store.load(stream, PASSWORD.toCharArray());
    }
    byte[] key = store.getKey("it", PASSWORD.toCharArray()).getEncoded();
    return new Certificate(
        pem(folder, "CERTIFICATE", store.getCertificate("it").getEncoded()),
        pem(folder, "PRIVATE KEY", key),
        store);
  }

  private static Path pem(Path folder, String what, byte[] bytes) throws IOException {
    String text = Base64.getMimeEncoder().encodeToString(bytes);
    return Files.writeString(
        folder.resolve(what + ".pem"),
        "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n");
  }

  SSLSocketFactory trusting() throws GeneralSecurityException {
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    KeyStore only = KeyStore.getInstance(KeyStore.getDefaultType());
    try {
      only.load(null, null);
      only.setCertificateEntry("it", store.getCertificate("it"));
    } catch (IOException impossible) {
      throw new GeneralSecurityException(impossible);
    }
    trust.init(only);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context.getSocketFactory();
  }
}
