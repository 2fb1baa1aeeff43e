// SPDX-License-Identifier: Apache-2.0
package touchstone.web;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** Which addresses show something, and which only take a form: nobody can come back to those. */
@ApplicationScoped
class Shown {
  /**
   * An address as a room declares it.
   *
   * @param literal how many of its characters stand for themselves: the most decide
   */
  private record Address(Pattern pattern, int literal, boolean get) {}

  private final List<Address> addresses = new ArrayList<>();

  Shown(BeanManager beans) {
    for (Bean<?> bean : beans.getBeans(Object.class, Any.Literal.INSTANCE)) {
      Path room = bean.getBeanClass().getAnnotation(Path.class);
      if (room != null) {
        for (Method door : bean.getBeanClass().getDeclaredMethods()) {
          note(room.value(), door);
        }
      }
    }
    addresses.sort(
        Comparator.comparingInt(Address::literal).thenComparing(Address::get).reversed());
  }

  private void note(String room, Method door) {
    boolean takes =
        Arrays.stream(door.getAnnotations())
            .map(Annotation::annotationType)
            .anyMatch(type -> type.isAnnotationPresent(HttpMethod.class));
    if (takes) {
      Path path = door.getAnnotation(Path.class);
      String whole = ("/" + room + "/" + (path == null ? "" : path.value())).replaceAll("/+", "/");
      String plain = whole.length() > 1 ? whole.replaceAll("/$", "") : whole;
      addresses.add(
          new Address(
              Pattern.compile(
                  Arrays.stream(plain.split("(?=\\{)|(?<=})"))
                      .map(part -> part.startsWith("{") ? "[^/]+" : Pattern.quote(part))
                      .reduce("", String::concat)),
              plain.replaceAll("\\{[^}]*}", "").length(),
              door.isAnnotationPresent(GET.class)));
    }
  }

  /** Whether a browser that goes to the path is shown something. */
  boolean at(String path) {
    return addresses.stream()
        .filter(each -> each.pattern().matcher(path).matches())
        .findFirst()
        .map(Address::get)
        .orElse(false);
  }

  /**
   * Where who made this request can come back to: the page itself; of a form that was sent, what is
   * shown at its address, else the page that it was on, else the nearest one above.
   */
  String behind(HttpServerRequest request) {
    if (request.method().name().equals("GET") || at(request.path())) {
      return request.uri();
    }
    String from = cameFrom(request);
    if (from != null && at(from.replaceFirst("\\?.*", ""))) {
      return from;
    }
    String above = request.path();
    while (above.length() > 1 && !at(above)) {
      above = above.substring(0, Math.max(1, above.lastIndexOf('/')));
    }
    return above;
  }

  /** The page of ours whose form was sent; else null. */
  static String cameFrom(HttpServerRequest request) {
    try {
      URI page = URI.create(String.valueOf(request.getHeader("Referer")));
      boolean ours =
          page.getAuthority() != null && page.getAuthority().equals(request.getHeader("Host"));
      String query = page.getRawQuery() == null ? "" : "?" + page.getRawQuery();
      return ours ? page.getRawPath() + query : null;
    } catch (IllegalArgumentException noAddress) {
      return null;
    }
  }
}
