// SPDX-License-Identifier: Apache-2.0
package touchstone.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;
import touchstone.base.Fault;
import touchstone.base.Json;
import touchstone.base.Problem;
import touchstone.base.Secrets;
import touchstone.base.Sql;
import touchstone.base.Transactions;

/**
 * Creates a thing once, whatever the retries: with an {@code Idempotency-Key} the same key and body
 * give the first answer again, another body is refused (422). The key is kept for 30 days, hashed;
 * the answer is stored in the creating transaction, sealed with the key itself.
 */
@ApplicationScoped
public class Once {
  private static final int LONGEST_KEY = 255;

  private final Sql sql;
  private final Transactions transactions;
  private final SecurityIdentity identity;
  private final HttpServerRequest request;

  Once(Sql sql, Transactions transactions, SecurityIdentity identity, HttpServerRequest request) {
    this.sql = sql;
    this.transactions = transactions;
    this.identity = identity;
    this.request = request;
  }

  private record Known(String bodyHash, int status, String answer) {}

  /** 201 with what the work made, or what it made the first time. */
  public Response create(Body body, Supplier<?> work) {
    return answer(201, body, work);
  }

  /** The given status with what the work made, or what it made the first time. */
  public Response answer(int status, Body body, Supplier<?> work) {
    String key = request.getHeader("Idempotency-Key");
    if (key == null) {
      Object made = transactions.inNew(work::get);
      return Response.status(status).entity(Json.toTree(made)).build();
    }
    if (key.isBlank() || key.length() > LONGEST_KEY) {
      throw Problem.malformed(
          "Idempotency-Key must be 1 to 255 characters.",
          Fault.at("Idempotency-Key", "must be 1 to 255 characters"));
    }
    String scope = identity.getPrincipal().getName() + "\n" + request.method() + request.path();
    String keyHash = Secrets.sha256(scope + "\n" + key);
    String bodyHash = body.hash();
    return transactions.inNew(
        () -> {
          int first =
              sql.update(
                  "INSERT INTO idempotency (key_hash, body_hash, status, answer, created_at)"
                      + " VALUES (?, ?, 0, '', CURRENT_TIMESTAMP) ON CONFLICT DO NOTHING",
                  keyHash,
                  bodyHash);
          if (first == 0) {
            return again(key, keyHash, bodyHash);
          }
          JsonNode made = Json.toTree(work.get());
          sql.update(
              "UPDATE idempotency SET status = ?, answer = ? WHERE key_hash = ?",
              status,
              Sealed.seal(key, made.toString()),
              keyHash);
          return Response.status(status).entity(made).build();
        });
  }

  private Response again(String key, String keyHash, String bodyHash) {
    Known known =
        sql.first(
                row ->
                    new Known(
                        row.getString("body_hash"), row.getInt("status"), row.getString("answer")),
                "SELECT body_hash, status, answer FROM idempotency WHERE key_hash = ?",
                keyHash)
            .orElseThrow(() -> Problem.conflict("The same request is under way."));
    if (!known.bodyHash().equals(bodyHash)) {
      throw Problem.refusedField("Idempotency-Key", "was used with another body");
    }
    return Response.status(known.status())
        .entity(Json.tree(Sealed.open(key, known.answer())))
        .build();
  }

  @Scheduled(every = "6h", delayed = "10m")
  void forgetOldKeys() {
    transactions.inNew(
        () ->
            sql.update(
                "DELETE FROM idempotency WHERE created_at < CURRENT_TIMESTAMP - INTERVAL '30' DAY"));
  }
}
