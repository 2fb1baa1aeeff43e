/**
 * The waist: append-only judgements and their answers, whoever gave them, by participants who can
 * be forgotten. Doors for people, models and streams lead in here; everything that counts labels
 * reads from here. Imports project and below.
 */
package touchstone.judgement;
