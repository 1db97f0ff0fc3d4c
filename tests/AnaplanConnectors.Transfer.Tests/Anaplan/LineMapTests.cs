using AnaplanConnectors.Transfer.Anaplan;

namespace AnaplanConnectors.Transfer.Tests.Anaplan;

public sealed class LineMapTests
{
    [Test]
    public void Rows_of_one_line_follow_the_header()
    {
        var map = new LineMap();
        map.Add(line: 2, row: 1, record: 2);
        map.Add(line: 3, row: 2, record: 3);

        var rows = new[] { map.RowOf(1), map.RowOf(2), map.RowOf(3) };

        Assert.That(rows, Is.EqualTo(new long?[] { null, 1, 2 }));
    }

    [Test]
    public void Every_line_of_a_row_with_line_breaks_belongs_to_it()
    {
        var map = new LineMap();
        map.Add(line: 2, row: 1, record: 2);
        map.Add(line: 3, row: 2, record: 3);
        map.Add(line: 6, row: 3, record: 4);

        var rows = new[] { map.RowOf(3), map.RowOf(4), map.RowOf(5), map.RowOf(6) };

        Assert.That(rows, Is.EqualTo(new long?[] { 2, 2, 2, 3 }));
    }

    [Test]
    public void A_row_that_was_left_out_shifts_the_numbers_behind_it()
    {
        var map = new LineMap();
        map.Add(line: 2, row: 1, record: 2);
        map.Add(line: 3, row: 5, record: 3);
        map.Add(line: 4, row: 6, record: 4);

        var rows = new[] { map.RowOf(2), map.RowOf(3), map.RowOf(4) };

        Assert.That(rows, Is.EqualTo(new long?[] { 1, 5, 6 }));
    }
}
