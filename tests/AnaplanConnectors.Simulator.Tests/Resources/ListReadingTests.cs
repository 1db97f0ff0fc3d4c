namespace AnaplanConnectors.Simulator.Tests;

public sealed class ListReadingTests : ListChangeTest
{
    [Test]
    public async Task Metadata_tell_everything_that_is_set()
    {
        var metadata = (await JsonAsync(GetAsync($"{Sample.M}/lists/{Products}"))).GetProperty("metadata");

        Assert.That(metadata.GetProperty("parent").GetProperty("name").GetString(), Is.EqualTo("Families"));
        Assert.That(metadata.GetProperty("usedInAppliesTo").GetString(), Is.EqualTo("REV01"));
        Assert.That(metadata.GetProperty("nextItemIndex").GetInt64() + metadata.GetProperty("permittedItems").GetInt64(),
            Is.EqualTo(1_000_000_000));
        Assert.That(metadata.GetProperty("properties")[4].GetProperty("formatMetadata").GetProperty("dataType").GetString(),
            Is.EqualTo("ENTITY"));
        Assert.That(metadata.TryGetProperty("category", out _), Is.False);
    }

    [Test]
    public async Task A_preview_has_the_first_1000_items_as_csv()
    {
        var items = string.Join(',', Enumerable.Range(0, 1500).Select(number => $$"""{"name":"Item {{number}}"}"""));
        await AddAsync(Products, $"[{items}]");

        using var response = await GetAsync($"{Sample.M}/lists/{Products}/preview");

        var lines = (await response.Content.ReadAsStringAsync()).TrimEnd('\n').Split('\n');
        Assert.That(response.Content.Headers.ContentType!.MediaType, Is.EqualTo("text/csv"));
        Assert.That(lines, Has.Length.EqualTo(1001));
        Assert.That(lines[0], Is.EqualTo(
            "id,name,code,parent,parentId,listId,listName,Active,Colour,Weight,Launch,Sold,Region,Start"));
    }
}
