/**
 * Who judges, by what people say of themselves, and how alike groups of them judge. Traits are
 * declared by raters, never shown per person, and no figure lets a group of fewer than ten be
 * worked out: groups are hidden together ({@link touchstone.diversity.SmallCells}), parts of the
 * data are shown only where no remainder is small ({@link touchstone.diversity.SliceCells}), and
 * people come to be counted ten at a time ({@link touchstone.diversity.Counting}). The figures
 * themselves are {@code spread}'s. {@link touchstone.diversity.Diversity} is the only door.
 */
package touchstone.diversity;
