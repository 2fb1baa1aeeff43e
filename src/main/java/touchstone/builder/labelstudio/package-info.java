/**
 * Label Studio configurations as templates: what a template can say is taken, all else is noted
 * with its line. Plain Java, and no entity or DOCTYPE is ever looked at.
 */
package touchstone.builder.labelstudio;
