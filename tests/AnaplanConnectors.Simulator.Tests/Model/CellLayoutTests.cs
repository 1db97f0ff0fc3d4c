namespace AnaplanConnectors.Simulator.Tests;

public sealed class CellLayoutTests
{
    [Test]
    public void The_last_dimension_varies_fastest()
    {
        var layout = CellLayout.Of(3, 4, 5);

        Assert.That(layout.KeyOf([2, 1, 3]), Is.EqualTo(2 * 20 + 1 * 5 + 3));
        Assert.That(layout.Length, Is.EqualTo(60));
    }

    [Test]
    public void Coordinates_come_back_from_their_key()
    {
        var coordinates = new int[3];

        CellLayout.Of(3, 4, 5).CoordinatesOf(48, coordinates);

        Assert.That(coordinates, Is.EqualTo(new[] { 2, 1, 3 }));
    }

    [Test]
    public void Without_dimensions_there_is_one_cell()
    {
        Assert.That(CellLayout.Of().Length, Is.EqualTo(1));
    }

    [Test]
    public void More_cells_than_can_be_held_are_refused()
    {
        Assert.That(() => CellLayout.Of(1_000_000, 1_000_000, 12), Throws.TypeOf<ActionFailedException>());
    }
}
