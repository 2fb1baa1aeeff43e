// SPDX-License-Identifier: Apache-2.0
package touchstone.base;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.File;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Room on the disk of the embedded store. H2 does not survive a disk that fills up under its
 * writes: the file can be left unreadable. So nothing is taken while room is short, before it is
 * gone; what the store does by itself meanwhile fits into what is left.
 */
@ApplicationScoped
public class DiskSpace {
  private static final long LEAST_BYTES = 64L << 20;

  private final boolean embedded;
  private final File home;

  DiskSpace(Database database, @ConfigProperty(name = "touchstone.home") String home) {
    this.embedded = !database.postgresql();
    this.home = new File(home);
  }

  /** Whether less than 64 MB are left. PostgreSQL looks after its own disk. */
  public boolean isShort() {
    return embedded && home.isDirectory() && home.getUsableSpace() < LEAST_BYTES;
  }
}
