// SPDX-License-Identifier: Apache-2.0
package touchstone.quality;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;

/** That a rule holds of somebody: the numbers it went by, and the answers behind them. */
record Finding(Numbers numbers, List<Evidence> evidence) {

  /**
   * The numbers of a finding.
   *
   * @param of how many answers were looked at
   * @param hits how many of them were right, the same as the label, fast, or skipped
   * @param low lower bound of the 90 % interval of the share, with {@code high} the upper; null
   *     where the exact test or a count decided
   * @param limit what the bound, or the hits, were held against
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Numbers(int of, int hits, Double mean, Double low, Double high, double limit) {
    static Numbers of(Skill skill, double limit) {
      return new Numbers(
          skill.golds(), skill.right(), skill.mean(), skill.low(), skill.high(), limit);
    }

    static Numbers counted(int of, int hits, double limit) {
      return new Numbers(of, hits, null, null, null, limit);
    }
  }

  /** One answer: what was said, and what was expected, where that is what counts. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Evidence(
      UUID slot, String item, String question, JsonNode answer, JsonNode expected, boolean right) {
    static Evidence of(Comparison compared) {
      return new Evidence(
          compared.slot(),
          compared.item(),
          compared.question(),
          compared.answer(),
          compared.expected(),
          compared.right());
    }
  }
}
