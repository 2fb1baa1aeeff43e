// SPDX-License-Identifier: Apache-2.0
package touchstone.dataset;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import touchstone.base.Problem;

/** The formats that imports understand, by media type. */
@ApplicationScoped
public class LineFormats {
  private final List<LineFormat> formats;

  LineFormats(@Any Instance<LineFormat> formats) {
    this.formats = formats.stream().toList();
  }

  /** The format that a file's name tells: .csv, .tsv, .json, else a JSON object a line. */
  public LineFormat ofFile(String name) {
    String ending = name == null ? "" : name.replaceAll("(?s).*\\.", "").toLowerCase(Locale.ROOT);
    return of(
        MediaType.valueOf(
            switch (ending) {
              case "csv", "tsv" -> "text/csv";
              case "json" -> "application/json";
              default -> "application/x-ndjson";
            }));
  }

  /** The format of a media type, or 415 with those that are known. */
  public LineFormat of(MediaType type) {
    String plain = type == null ? "" : type.getType() + "/" + type.getSubtype();
    return formats.stream()
        .filter(format -> format.mediaType().equalsIgnoreCase(plain))
        .findFirst()
        .orElseThrow(
            () ->
                new Problem(
                    415,
                    "Not taken",
                    "Send one of "
                        + formats.stream()
                            .map(LineFormat::mediaType)
                            .sorted()
                            .collect(Collectors.joining(", "))
                        + ".",
                    List.of()));
  }
}
