// SPDX-License-Identifier: Apache-2.0
package touchstone.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import touchstone.base.Json;
import touchstone.base.Transactions;

/**
 * Notes every change that somebody with a say asks for: written ahead in a transaction of its own,
 * so that nothing is done that is not noted, and completed once it is known how it went. What was
 * cut off in between stays as asked.
 */
class Requests {
  private static final Logger LOG = Logger.getLogger(Requests.class);
  private static final String JOINED = "303";
  private static final String JOINING = "touchstone.audit.joining";
  private static final String KEPT = "touchstone.audit";

  private final Audit audit;
  private final Transactions transactions;
  private final SecurityIdentity identity;

  Requests(Audit audit, Transactions transactions, SecurityIdentity identity) {
    this.audit = audit;
    this.transactions = transactions;
    this.identity = identity;
  }

  private record Noted(UUID id, UUID actor, String act, String subject, ObjectNode details) {}

  @ServerRequestFilter
  public void ahead(ContainerRequestContext request, ResourceInfo called) {
    Called asked = Called.of(request, called);
    if (asked.joins()) {
      request.setProperty(JOINING, asked);
      return;
    }
    if (!asked.changes() || !asked.administrative() || !asked.by(identity)) {
      return;
    }
    UUID actor = UUID.fromString(identity.getPrincipal().getName());
    ObjectNode details = asked.details();
    UUID id =
        transactions.inNew(
            () -> audit.write(actor, asked.act(), asked.subject(), Audit.ASKED, details));
    request.setProperty(KEPT, new Noted(id, actor, asked.act(), asked.subject(), details));
  }

  @ServerResponseFilter
  public Uni<Void> after(ContainerRequestContext request, ContainerResponseContext response) {
    if (request.getProperty(JOINING) instanceof Called asked && response.getStatus() == 303) {
      request.removeProperty(JOINING);
      return later(() -> joined(asked));
    }
    if (!(request.getProperty(KEPT) instanceof Noted noted)) {
      return Uni.createFrom().voidItem();
    }
    request.removeProperty(KEPT);
    ObjectNode details = noted.details();
    if (response.getEntity() instanceof JsonNode made) {
      Called.named(made).ifPresent(name -> details.put("made", name));
    }
    String outcome = String.valueOf(response.getStatus());
    return later(() -> end(noted, outcome));
  }

  private static Uni<Void> later(Runnable work) {
    return Uni.createFrom()
        .<Void>item(
            () -> {
              work.run();
              return null;
            })
        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
  }

  /** Only what a valid link led to: strangers fill no log. The digest is that of the invitation. */
  private void joined(Called asked) {
    try {
      transactions.inNew(() -> audit.write(null, asked.act(), null, JOINED, asked.details()));
    } catch (RuntimeException away) {
      LOG.warnf("That somebody joined could not be noted: %s", away.getMessage());
    }
  }

  /** The note stays as asked where its end cannot be written: it is no reason to say it failed. */
  private void end(Noted noted, String outcome) {
    try {
      transactions.inNew(
          () -> {
            audit.ended(
                noted.id(), noted.actor(), noted.act(), noted.subject(), outcome, noted.details());
            return Json.object();
          });
    } catch (RuntimeException away) {
      LOG.warnf("How %s went could not be noted: %s", noted.id(), away.getMessage());
    }
  }
}
