// SPDX-License-Identifier: Apache-2.0
/**
 * How old a project's labels are against what was promised of them: the gate before training, the
 * figures by slice, what made labels outdated, and labels made again with what came of it. Ages are
 * pulled from judgements and can be counted afresh at will. Imports ageing, watch, feedback,
 * export, resolution, judgement, project and below.
 */
package touchstone.freshness;
