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

  private record Known(String bodyHash, int status, String answer) {
    JsonNode open(String key) {
      return Json.tree(Sealed.open(key, answer));
    }
  }

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
    String hash = hash(key);
    String bodyHash = body.hash();
    return transactions.inNew(
        () -> {
          if (first(hash, bodyHash)) {
            JsonNode made = Json.toTree(work.get());
            keep(key, hash, status, made);
            return Response.status(status).entity(made).build();
          }
          Known known = known(hash);
          if (!known.bodyHash().equals(bodyHash)) {
            throw Problem.refusedField("Idempotency-Key", "was used with another body");
          }
          return Response.status(known.status()).entity(known.open(key)).build();
        });
  }

  /**
   * What a form made, or what it made the first time: a page that is loaded anew sends its form
   * again.
   *
   * @param nonce what stands in the form, made with the page; without it the work is done each time
   * @param content what was filled in: other words are another thing to make
   */
  public JsonNode form(String nonce, String content, Supplier<?> work) {
    if (nonce == null || nonce.isBlank() || nonce.length() > LONGEST_KEY) {
      return Json.toTree(transactions.inNew(work::get));
    }
    String key = nonce + "\n" + content;
    String hash = hash(key);
    return transactions.inNew(
        () -> {
          if (!first(hash, "")) {
            return known(hash).open(key);
          }
          JsonNode made = Json.toTree(work.get());
          keep(key, hash, 200, made);
          return made;
        });
  }

  private String hash(String key) {
    String scope = identity.getPrincipal().getName() + "\n" + request.method() + request.path();
    return Secrets.sha256(scope + "\n" + key);
  }

  private boolean first(String hash, String bodyHash) {
    return sql.update(
            "INSERT INTO idempotency (key_hash, body_hash, status, answer, created_at)"
                + " VALUES (?, ?, 0, '', CURRENT_TIMESTAMP) ON CONFLICT DO NOTHING",
            hash,
            bodyHash)
        > 0;
  }

  private void keep(String key, String hash, int status, JsonNode made) {
    sql.update(
        "UPDATE idempotency SET status = ?, answer = ? WHERE key_hash = ?",
        status,
        Sealed.seal(key, made.toString()),
        hash);
  }

  private Known known(String hash) {
    return sql.first(
            row ->
                new Known(
                    row.getString("body_hash"), row.getInt("status"), row.getString("answer")),
            "SELECT body_hash, status, answer FROM idempotency WHERE key_hash = ?",
            hash)
        .orElseThrow(() -> Problem.conflict("The same request is under way."));
  }

  @Scheduled(every = "6h", delayed = "10m")
  void forgetOldKeys() {
    transactions.inNew(
        () ->
            sql.update(
                "DELETE FROM idempotency WHERE created_at < CURRENT_TIMESTAMP - INTERVAL '30' DAY"));
  }
}
