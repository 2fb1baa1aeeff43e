/**
 * The template builder of leads: a start from the gallery, from a Label Studio configuration or
 * from a guideline; a form for what is shown and asked, with the label page beside it. Nothing is
 * kept here: a template is saved as a guideline's version. Imports labelling and below.
 */
package touchstone.builder;
