// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.agreement;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * So many right of so many, with a 95 % interval that stays between 0 and 1 and is wide where few
 * were seen. Of none there is neither.
 *
 * <p>Example: 7 right of 10 are .7, from .397 to .892.
 *
 * <p>Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference",
 * Journal of the American Statistical Association 22, 1927.
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Share(int right, int of) {
  private static final double Z = 1.959963984540054;

  @JsonProperty
  public Double value() {
    return of == 0 ? null : (double) right / of;
  }

  @JsonProperty
  public Double low() {
    return end(-1);
  }

  @JsonProperty
  public Double high() {
    return end(1);
  }

  private Double end(int side) {
    if (of == 0) {
      return null;
    }
    double n = of;
    double p = right / n;
    double spread = Z * Math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n));
    return Math.max(0, Math.min(1, (p + Z * Z / (2 * n) + side * spread) / (1 + Z * Z / n)));
  }

  /** One more. */
  Share plus(boolean rightToo) {
    return new Share(right + (rightToo ? 1 : 0), of + 1);
  }
}
