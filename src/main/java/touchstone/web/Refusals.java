// SPDX-License-Identifier: Apache-2.0
package touchstone.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import touchstone.base.Fault;
import touchstone.base.Json;
import touchstone.base.Problem;
import touchstone.base.SqlFailure;

/** Writes every refusal: problem JSON (RFC 9457) for the API, a page in plain words for people. */
class Refusals {
  private static final Logger LOG = Logger.getLogger(Refusals.class);

  @CheckedTemplate(basePath = "web")
  static class Templates {
    static native TemplateInstance problem(int status, String title, String detail);
  }

  @ServerExceptionMapper
  Response problem(Problem problem, HttpServerRequest request) {
    if (problem.why() != null && isPage(request)) {
      Language language = Speech.present();
      String title =
          Messages.text(
              language, "web_refusedTitle", String.valueOf(problem.status()), problem.title());
      return Response.status(problem.status())
          .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
          .entity(
              Templates.problem(problem.status(), title, Messages.text(language, problem)).render())
          .build();
    }
    return write(
        request, problem.status(), problem.title(), problem.getMessage(), problem.faults());
  }

  @ServerExceptionMapper
  Response unauthorized(UnauthorizedException absent, HttpServerRequest request) {
    return signIn(request);
  }

  @ServerExceptionMapper
  Response failed(AuthenticationFailedException failed, HttpServerRequest request) {
    return signIn(request);
  }

  @ServerExceptionMapper
  Response forbidden(ForbiddenException forbidden, HttpServerRequest request) {
    return write(request, 403, "Not allowed", "Your role does not allow this.", List.of());
  }

  @ServerExceptionMapper
  Response json(JsonProcessingException bad, HttpServerRequest request) {
    return problem(Json.malformed(bad), request);
  }

  /** Form bodies with broken escapes; any other such exception is a fault of ours. */
  @ServerExceptionMapper
  Response argument(IllegalArgumentException bad, HttpServerRequest request) {
    for (Throwable cause = bad; cause != null; cause = cause.getCause()) {
      StackTraceElement[] trace = cause.getStackTrace();
      boolean decoding =
          trace.length > 0
              && Set.of("java.net.URLDecoder", "org.jboss.resteasy.reactive.common.util.URLUtils")
                  .contains(trace[0].getClassName());
      if (decoding) {
        return problem(
            Problem.malformed("The form holds a % that two hexadecimal digits do not follow."),
            request);
      }
    }
    return unexpected(bad, request);
  }

  @ServerExceptionMapper
  Response web(WebApplicationException known, HttpServerRequest request) {
    for (Throwable cause = known.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof Problem problem) {
        return problem(problem, request);
      }
    }
    Response given = known.getResponse();
    int status = given.getStatus();
    if (status < 400) {
      return given;
    }
    if (status == 404 && known.getCause() != null) {
      // Paths take any text here, so what could not be read is a parameter of the query.
      return problem(Problem.malformed("A parameter of the query is not of its type."), request);
    }
    String title =
        Response.Status.fromStatusCode(status) == null
            ? "Refused"
            : Response.Status.fromStatusCode(status).getReasonPhrase();
    String detail =
        switch (status) {
          case 404 -> "There is nothing at this address.";
          case 405 -> "This address does not take " + request.method() + ".";
          case 406 -> "This address cannot answer in the form asked for.";
          case 413 -> "The body is larger than is taken here.";
          case 415 -> "This address does not take " + request.getHeader("Content-Type") + ".";
          default -> title + ".";
        };
    return write(request, status, title, detail, List.of());
  }

  @ServerExceptionMapper
  Response unexpected(Throwable failure, HttpServerRequest request) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof Problem problem) {
        return problem(problem, request);
      }
    }
    if (SqlFailure.away(failure) || SqlFailure.passing(failure)) {
      LOG.warnf("The store is away: %s", failure.getMessage());
      return write(
          request, 503, "Not available", "The store cannot be reached; try again.", List.of());
    }
    if (SqlFailure.duplicate(failure)) {
      return write(request, 409, "Conflict", "Something of this name exists.", List.of());
    }
    LOG.errorf(failure, "%s %s failed", request.method(), request.path());
    return write(
        request, 500, "Our fault", "Something went wrong here; it has been logged.", List.of());
  }

  private static Response signIn(HttpServerRequest request) {
    if (isApi(request)) {
      return Response.fromResponse(
              write(
                  request,
                  401,
                  "Who is calling?",
                  "Send a valid token: Authorization: Bearer ...",
                  List.of()))
          .header("WWW-Authenticate", "Bearer")
          .build();
    }
    String page = request.method().name().equals("GET") ? request.uri() : Shown.cameFrom(request);
    String back = page == null ? "" : "?next=" + URLEncoder.encode(page, StandardCharsets.UTF_8);
    return Response.seeOther(URI.create("/sign-in" + back)).build();
  }

  private static boolean isApi(HttpServerRequest request) {
    return request.path().startsWith("/api/") || request.path().startsWith("/ingest/");
  }

  private static Response write(
      HttpServerRequest request, int status, String title, String detail, List<Fault> faults) {
    Response.ResponseBuilder answer = Response.status(status);
    if (status == 503) {
      answer.header("Retry-After", "2");
    }
    if (!isPage(request)) {
      ObjectNode body = Json.object();
      body.put("type", "about:blank").put("title", title).put("status", status);
      body.put("detail", detail);
      body.set("errors", Json.toTree(faults));
      return answer.type("application/problem+json").entity(body.toString()).build();
    }
    return answer
        .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
        .entity(page(status, title, detail).render())
        .build();
  }

  private static boolean isPage(HttpServerRequest request) {
    return !isApi(request) && accepts(request);
  }

  /** In another language than English by status alone, but for a link that has words of its own. */
  private static TemplateInstance page(int status, String title, String detail) {
    boolean own = status == 404 && !title.equalsIgnoreCase("Not found");
    String kind = own ? "own" : String.valueOf(status);
    Language language = Speech.present();
    return Templates.problem(
        status,
        Messages.text(language, "web_refusedTitle", kind, title),
        Messages.text(language, "web_refusedDetail", kind, detail));
  }

  private static boolean accepts(HttpServerRequest request) {
    String accept = request.getHeader("Accept");
    return accept == null || accept.contains("text/html") || accept.contains("*/*");
  }
}
