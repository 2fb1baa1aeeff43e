// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import touchstone.account.Role;
import touchstone.account.Tokens;
import touchstone.base.Json;
import touchstone.base.Problem;

/** Events as the contract writes them. */
@Path("/api/v1")
@Tag(name = "Feedback")
@RolesAllowed({Tokens.INGEST, Role.LEADS})
class EventApi {
  private final Streams streams;
  private final Inbox inbox;

  EventApi(Streams streams, Inbox inbox) {
    this.streams = streams;
    this.inbox = inbox;
  }

  record Taken(long accepted, long duplicates, long quarantined) {}

  @POST
  @Path("streams/{slug}/predictions")
  @Consumes("*/*")
  @Operation(summary = "Send predictions")
  public Taken predictions(@PathParam("slug") String slug, InputStream body) throws IOException {
    return take(slug, Kind.PREDICTION, body);
  }

  @POST
  @Path("streams/{slug}/outcomes")
  @Consumes("*/*")
  @Operation(summary = "Send outcomes")
  public Taken outcomes(@PathParam("slug") String slug, InputStream body) throws IOException {
    return take(slug, Kind.OUTCOME, body);
  }

  private Taken take(String slug, Kind kind, InputStream body) throws IOException {
    Stream stream = streams.toSend(slug);
    String text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
    List<Received> records = new ArrayList<>();
    if (text.startsWith("[")) {
      for (JsonNode one : Json.tree(text)) {
        records.add(Received.of(one));
      }
    } else {
      for (String line : text.split("\n")) {
        if (!line.isBlank()) {
          try {
            records.add(Received.of(Json.tree(line)));
          } catch (Problem bad) {
            records.add(Received.unreadable(line, bad.getMessage()));
          }
        }
      }
    }
    long[] counts = new long[3];
    inbox.take(stream, kind.door(), kind, records).forEach(fate -> counts[fate.ordinal()]++);
    return new Taken(counts[0], counts[1], counts[2]);
  }
}
