// SPDX-License-Identifier: Apache-2.0
package touchstone.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.AnnotatedElement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import touchstone.account.Role;
import touchstone.account.Tokens;
import touchstone.base.Json;
import touchstone.base.Secrets;

/**
 * A request as the log tells it: the address as it is declared, and of its parameters those that
 * are ids, slugs, numbers or words of the address. Others, such as an item's key, by a digest.
 */
record Called(String method, String path, Set<String> roles, Map<String, String> parameters) {
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
  private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)[^}]*}");
  private static final Pattern PLAIN = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
  private static final Set<String> FREE = Set.of("item", "secret", "rater");
  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  static final String DIGEST = "sha256:";
  private static final String API = "/api/v1";
  private static final int LONGEST = 200;

  static Called of(ContainerRequestContext request, ResourceInfo called) {
    String path =
        (path(called.getResourceClass()) + path(called.getResourceMethod())).replaceAll("//+", "/");
    Set<String> roles =
        Set.copyOf(
            roles(called.getResourceMethod()).orElseGet(() -> ofClass(called.getResourceClass())));
    Map<String, List<String>> given = request.getUriInfo().getPathParameters();
    Map<String, String> parameters = new TreeMap<>();
    given.forEach((name, values) -> parameters.put(name, values.get(0)));
    return new Called(request.getMethod(), path, roles, parameters);
  }

  private static String path(AnnotatedElement declared) {
    Path path = declared.getAnnotation(Path.class);
    return path == null ? "" : "/" + path.value();
  }

  private static Optional<List<String>> roles(AnnotatedElement declared) {
    return Optional.ofNullable(declared.getAnnotation(RolesAllowed.class))
        .map(allowed -> List.of(allowed.value()));
  }

  private static List<String> ofClass(Class<?> type) {
    return roles(type).orElse(List.of());
  }

  boolean changes() {
    return !SAFE.contains(method);
  }

  /** Not what a rater does on the own tasks, what strangers may do, or what senders send. */
  boolean administrative() {
    return !roles.isEmpty() && !roles.equals(Set.of(Role.RATERS)) && !roles.contains(Tokens.INGEST);
  }

  /** Whether somebody takes an invitation up. */
  boolean joins() {
    return changes() && path.startsWith("/join/");
  }

  /** Whether one calls who has a say over more than the own work. */
  boolean by(SecurityIdentity identity) {
    return identity.hasRole(Role.LEADS)
        || identity.hasRole(Role.REVIEWERS)
        || identity.hasRole(Role.ADMINS);
  }

  /** As in "POST /projects/{slug}/launch". */
  String act() {
    String act = method + " " + (path.startsWith(API) ? path.substring(API.length()) : path);
    return act.length() <= LONGEST ? act : act.substring(0, LONGEST);
  }

  /** The first thing that the address names, as in "projects/faces", or null. */
  String subject() {
    String told = path.startsWith(API) ? path.substring(API.length()) : path;
    Matcher first = PARAMETER.matcher(told);
    if (!first.find()) {
      return null;
    }
    String before = told.substring(1, first.start());
    String subject = before + told(first.group(1), parameters.get(first.group(1)));
    return subject.length() <= LONGEST ? subject : subject.substring(0, LONGEST);
  }

  ObjectNode details() {
    ObjectNode details = Json.object();
    details.put("door", path.startsWith(API) ? "api" : "page");
    parameters.forEach((name, value) -> details.put(name, told(name, value)));
    return details;
  }

  private static String told(String name, String value) {
    Pattern plain = FREE.contains(name) ? ID : PLAIN;
    return value != null && plain.matcher(value).matches()
        ? value
        : DIGEST + Secrets.sha256(String.valueOf(value));
  }

  /** What an answer says was made, by its id or slug. */
  static Optional<String> named(JsonNode made) {
    for (String field : List.of("id", "slug", "run", "batch")) {
      String name = made.path(field).asText("");
      if (PLAIN.matcher(name).matches()) {
        return Optional.of(name);
      }
    }
    return Optional.empty();
  }
}
