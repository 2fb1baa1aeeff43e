/**
 * Figures over scores and labels, and what tells that they changed. What a model's scores are worth
 * ({@link touchstone.signal.ScoreHistogram}, {@link touchstone.signal.ScoredRows}), how two samples
 * differ ({@link touchstone.signal.Drift}), which slice decays ({@link
 * touchstone.signal.DetectorBank}, one {@link touchstone.signal.ChangeDetector} a slice), whether a
 * stream stopped or thinned out ({@link touchstone.signal.CountWatch}, {@link
 * touchstone.signal.Silence}, {@link touchstone.signal.ShareWatch}), what could have been seen at
 * all ({@link touchstone.signal.Detectable}) and where errors gather ({@link
 * touchstone.signal.SliceSearch}). Plain Java without database, clock or network: time and seed are
 * handed in, so that the same code serves a page, a replay, a test and a bench. It imports no other
 * room.
 */
package touchstone.signal;
