// SPDX-License-Identifier: Apache-2.0
package touchstone.watch;

import touchstone.signal.Figures;

/**
 * What a slice comes to over a span of time; a figure is null where it is undefined.
 *
 * @param predictions with a closed label, whatever they weigh
 * @param positives their share, weighted
 * @param joinRate the share that an outcome decided
 * @param abstained the share of which the policy says nothing
 * @param calibration mean score over mean label
 * @param delay50 seconds from prediction to the outcome that decided, the median
 */
public record SliceFigures(
    long predictions,
    Double positives,
    Double auc,
    Double aucError,
    Double logLoss,
    Double brier,
    Double ece,
    Double calibration,
    Double meanScore,
    Double joinRate,
    Double abstained,
    Double delay50,
    Double delay90,
    Double delay99,
    long withoutScore) {
  static SliceFigures of(Cell cell) {
    Figures figures = cell.scores.figures();
    return new SliceFigures(
        cell.predictions,
        figures.meanLabel(),
        figures.auc(),
        figures.aucError(),
        figures.logLoss(),
        figures.brier(),
        figures.ece(),
        figures.calibration(),
        figures.meanScore(),
        share(cell.decided, cell.predictions - cell.abstained),
        share(cell.abstained, cell.predictions),
        cell.delays.quantile(.5),
        cell.delays.quantile(.9),
        cell.delays.quantile(.99),
        figures.apart());
  }

  private static Double share(long part, long of) {
    return of == 0 ? null : part / (double) of;
  }
}
