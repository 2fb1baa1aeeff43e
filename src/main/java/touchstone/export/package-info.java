/**
 * Labels out: resolved, every judgement, or soft, in any of the formats, streamed. Imports
 * resolution, judgement, project and below.
 */
package touchstone.export;
