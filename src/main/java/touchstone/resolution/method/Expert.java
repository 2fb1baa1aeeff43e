// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.method;

import jakarta.inject.Singleton;
import java.util.List;
import touchstone.resolution.Method;
import touchstone.resolution.Resolved;
import touchstone.resolution.Vote;

/**
 * Experts alone decide, by majority among them; what no expert judged stays unresolved.
 *
 * <p>Tie rule: experts who are as many on several sides are a {@code tie}.
 *
 * <p>Example: Ada and Bo, generalists, say cat, Cy, an expert, says dog: dog, with confidence 1.
 *
 * <p>Source: none; the rule of most adjudication desks.
 */
@Singleton
public final class Expert implements Method {
  private final Majority majority = new Majority();

  @Override
  public String name() {
    return "expert";
  }

  @Override
  public Resolved resolve(List<Vote> votes) {
    return majority.resolve(votes.stream().filter(Vote::byExpert).toList());
  }
}
