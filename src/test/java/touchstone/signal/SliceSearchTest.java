// SPDX-License-Identifier: Apache-2.0
package touchstone.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Slices with large errors are those that sliceline finds, each with what chance would give. */
class SliceSearchTest {

  @Test
  void theTenBestAreThoseOfSliceline() {
    List<String[]> rows = FiguresTest.csv("slices.csv");
    List<Column> columns = new ArrayList<>();
    for (int column = 0; column < 5; column++) {
      int at = column;
      columns.add(Column.of("abcde".substring(at, at + 1), rows.stream().map(r -> r[at]).toList()));
    }
    double[] errors = rows.stream().mapToDouble(row -> Double.parseDouble(row[5])).toArray();
    List<SliceSearch.Found> found = new SliceSearch(.95, 40, 10).of(columns, errors);
    List<String[]> expected = FiguresTest.csv("slices-expected.csv");
    assertEquals(10, expected.size());
    assertEquals(10, found.size());
    for (int i = 0; i < 10; i++) {
      String predicates =
          found.get(i).predicates().stream()
              .map(each -> each.column() + "=" + each.value())
              .collect(Collectors.joining(" "));
      assertEquals(expected.get(i)[0], predicates);
      assertEquals(Long.parseLong(expected.get(i)[1]), found.get(i).rows());
      assertEquals(Double.parseDouble(expected.get(i)[2]), found.get(i).score(), 1e-9);
    }
    assertTrue(found.get(0).q() < 1e-6 && found.get(0).p() < found.get(0).q());
  }

  @Test
  void whereErrorsAreChanceTheSharesSaySo() {
    Random random = new Random(8);
    List<Column> columns =
        IntStream.range(0, 10)
            .mapToObj(c -> new Column("c" + c, random.ints(5000, 0, 8).toArray(), values(8)))
            .toList();
    double[] errors = random.doubles(5000).map(u -> -Math.log(1 - u)).toArray();
    List<SliceSearch.Found> found = new SliceSearch(.95, 50, 10).of(columns, errors);
    assertTrue(found.stream().allMatch(each -> each.q() > .05), found.toString());
  }

  private static List<String> values(int count) {
    return IntStream.range(0, count).mapToObj(Integer::toString).toList();
  }

  @Test
  void theWorkedExampleHolds() {
    MeanExcess slice = new MeanExcess(3, 6, 14);
    MeanExcess rest = new MeanExcess(4, 4, 6);
    assertEquals(.11635128924844101, slice.p(rest), 1e-12);
    assertEquals(1, rest.p(slice));
    assertEquals(0, new MeanExcess(3, 3, 3).p(new MeanExcess(3, 0, 0)));
    assertEquals(1, new MeanExcess(1, 3, 9).p(rest));
  }

  @Test
  void withoutRowsOrErrorsNothingIsFound() {
    SliceSearch search = new SliceSearch(.95, 1, 10);
    assertEquals(List.of(), search.of(List.of(), new double[] {}));
    assertEquals(
        List.of(), search.of(List.of(Column.of("a", List.of("x", "y"))), new double[] {0, 0}));
    assertEquals(
        List.of(), search.of(List.of(Column.of("a", List.of("x", "x"))), new double[] {1, 2}));
  }

  @Test
  void rareValuesAreOneAndMissingOnesAreSaid() {
    List<String> texts = new ArrayList<>(Arrays.asList("b", "b", null, "a"));
    Column column = Column.of("f", texts);
    assertEquals(List.of("b", "a", "missing"), column.values());
    assertEquals("[0, 0, 2, 1]", Arrays.toString(column.codes()));
    IntStream.range(0, 300).forEach(i -> texts.add("v" + i));
    Column cut = Column.of("f", texts);
    assertEquals(Column.MOST + 1, cut.values().size());
    assertEquals("other", cut.values().get(cut.codes()[303]));
  }

  @Test
  void numbersAreCutAtTheirQuantiles() {
    Column column = Column.byQuantiles("x", new double[] {4, 1, 2, 3, Double.NaN, 1, 1, 1}, 4);
    assertEquals(List.of("x < 3.0", "3.0 <= x", "missing"), column.values());
    assertEquals("[1, 0, 0, 1, 2, 0, 0, 0]", Arrays.toString(column.codes()));
    assertEquals(1, Column.byQuantiles("x", new double[] {7, 7}, 4).codes().length - 1);
    assertEquals(2, Column.byQuantiles("x", new double[] {Double.NaN}, 4).values().size());
  }
}
