/**
 * How diverse groups are and how alike they vote: make-up ({@link touchstone.spread.MakeUp}),
 * agreement within a group and with all others ({@link touchstone.spread.GroupAgreement}), soft
 * labels ({@link touchstone.spread.SoftLabels}), how much raters repeat each other ({@link
 * touchstone.spread.Redundancy}) and what another vote buys ({@link touchstone.spread.NextVote}).
 * Plain Java without database, clock or network: votes and seeds are handed in. It imports no other
 * room.
 */
package touchstone.spread;
