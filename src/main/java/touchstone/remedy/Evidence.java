// SPDX-License-Identifier: Apache-2.0
package touchstone.remedy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import touchstone.feedback.Span;

/** The figures of an alarm, read leniently: one raised long ago may lack what is kept today. */
record Evidence(JsonNode json) {
  /** What a slice came to on one side of the change; a figure is null where there is none. */
  record Side(JsonNode json) {
    public Double predictions() {
      return number(json, "predictions");
    }

    public Double positives() {
      return number(json, "positives");
    }

    public Double auc() {
      return number(json, "auc");
    }

    public Double aucError() {
      return number(json, "aucError");
    }

    public Double logLoss() {
      return number(json, "logLoss");
    }

    public Double calibration() {
      return number(json, "calibration");
    }

    public Double meanScore() {
      return number(json, "meanScore");
    }

    public Double joinRate() {
      return number(json, "joinRate");
    }
  }

  private static Double number(JsonNode json, String field) {
    JsonNode value = json.path(field);
    return value.isNumber() ? value.asDouble() : null;
  }

  public Side before() {
    return new Side(json.path("before"));
  }

  public Side after() {
    return new Side(json.path("after"));
  }

  /** Labels of the slice from the change to the proof. */
  public long proof() {
    return Math.max(0, json.path("labels").asLong() - json.path("since").asLong());
  }

  /** Labels that pass before one false alarm is to be expected. */
  public Double apart() {
    return number(json, "labelsPerFalseAlarm");
  }

  private Double detectable(String field) {
    return number(json.path("detectable"), field);
  }

  /** The smallest fall of the AUC that so many labels show; null where it is not known. */
  public Double aucDrop() {
    return detectable("aucDrop");
  }

  public Double rateUp() {
    return detectable("rateUp");
  }

  public Double rateDown() {
    return detectable("rateDown");
  }

  /** What a volume is of: predictions or outcomes. */
  public String of() {
    return json.path("of").asText();
  }

  public Double count() {
    return number(json, "count");
  }

  /** The usual count of that hour, or the usual share. */
  public Double usual() {
    return number(json, "usual");
  }

  public Double quarantined() {
    return number(json, "quarantined");
  }

  /** Of how many records so many were not understood. */
  public Double records() {
    return number(json, "of");
  }

  /** When the last outcome came; null where that is not kept. */
  public Instant lastOutcome() {
    return json.hasNonNull("lastOutcome") ? Instant.parse(json.get("lastOutcome").asText()) : null;
  }

  /** How far outcomes usually lie apart. */
  public Span usualGap() {
    return Span.of(number(json, "usualSeconds"));
  }
}
