// SPDX-License-Identifier: Apache-2.0
package touchstone.account;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** One who may sign in or call: a login, a role and perhaps a password. */
@Entity
public class Account extends PanacheEntityBase {
  @Id public UUID id;
  public String login;
  public String role;
  public String email;

  @Column(name = "password_hash")
  String passwordHash;

  @Column(name = "created_at")
  public Instant createdAt;

  public Role role() {
    return Role.of("role", role);
  }

  /** Whether the account can sign in at the page. */
  public boolean hasPassword() {
    return passwordHash != null;
  }
}
