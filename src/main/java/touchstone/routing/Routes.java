// SPDX-License-Identifier: Apache-2.0
package touchstone.routing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import touchstone.project.Policy;
import touchstone.project.Project;

/** Says which tasks a rater may be given, in the transaction that leases them. */
@ApplicationScoped
@Transactional
public class Routes {
  private final Askers askers;
  private final QuotaGroups groups;
  private final Allowance allowance;

  Routes(Askers askers, QuotaGroups groups, Allowance allowance) {
    this.askers = askers;
    this.groups = groups;
    this.allowance = allowance;
  }

  /** Whether a policy routes or caps nothing and has no pilot, so that nothing need be asked. */
  public static boolean plain(Policy policy) {
    return !routes(policy) && policy.pilot() == null;
  }

  private static boolean routes(Policy policy) {
    return policy.routing() != null || policy.caps() != null;
  }

  /** The route of a rater who labels as this participant. */
  public Route of(Project project, UUID rater, UUID participant, boolean expert) {
    Policy policy = project.policy();
    if (plain(policy)) {
      return Route.plain(expert, participant);
    }
    if (!routes(policy)) {
      return Route.inPilot(expert, participant, policy.pilot().items());
    }
    Allowance.Left left = allowance.locked(project, participant);
    Asker asker = askers.of(project, rater);
    boolean barred = !asker.ofKind(policy.routing()) || !asker.lacks(policy.routing()).isEmpty();
    String group = group(project, asker);
    Alike alike = group == null ? null : Alike.noted(project.id, group);
    List<Covers.Wanted> wanted = askers.wanted(project, policy.routing());
    OpenTo routed = OpenTo.by(policy.routing(), asker, alike, wanted);
    OpenTo openTo = policy.pilot() == null ? routed : routed.inPilot(policy.pilot().items());
    OpenTo first =
        wanted.stream()
            .filter(each -> each.value().equals(group))
            .findFirst()
            .map(own -> openTo.lacking(alike, own.least()))
            .orElse(null);
    List<Covers.Wanted> kept =
        wanted.stream().filter(each -> each.kept() > 0 && !each.value().equals(group)).toList();
    return new Route(openTo, barred, left.inAll(), left.today(), group, first, kept);
  }

  private String group(Project project, Asker asker) {
    if (project.policy().routing() == null || project.policy().routing().trait() == null) {
      return null;
    }
    String group = Asker.group(asker.traits(), project.policy().routing().trait());
    groups.note(asker.participant(), group);
    return group;
  }

  /**
   * Holds leases just made to the quota and to the places that are kept; they are tried again where
   * another was faster.
   */
  public void hold(Project project, Route route, List<UUID> tasks) {
    if (route.group() != null && project.policy().routing().quota() != null) {
      groups.hold(project, route.group(), tasks);
    }
    if (!route.kept().isEmpty()) {
      groups.keep(route.kept(), tasks);
    }
  }
}
