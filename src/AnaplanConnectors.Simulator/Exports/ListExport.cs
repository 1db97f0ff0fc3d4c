namespace AnaplanConnectors.Simulator;

/// <summary>Writes a list (API reference 7.3): name, parent, code, properties and subsets, one line an item.</summary>
internal static class ListExport
{
    public static IEnumerable<string> HeaderOf(ListState list) => new[] { list.Name, "Parent", "Code" }
        .Concat(list.Properties.Select(property => property.Name)).Concat(list.Subsets.Select(subset => subset.Name));

    public static void Write(ListState list, ModelData data, ItemAccess access, TextStyle style, ExportRun run)
    {
        var items = data.Items(list);
        var parents = data.Items(list.ParentList);
        var text = new CellText(data, style);
        run.Writer.Fields(HeaderOf(list));
        run.Writer.EndRecord();
        for (var item = 0; item < items.Count; item++)
        {
            if (!access.CanRead(items, item))
                continue;
            run.Writer.Field(items.Name(item));
            run.Writer.Field(items.Parent(item) < 0 ? list.TopLevelItem ?? "" : parents.Name(items.Parent(item)));
            run.Writer.Field(items.Code(item) ?? "");
            foreach (var property in list.Properties)
                run.Writer.Field(text.Of(property, items.Property(property), item));
            foreach (var subset in list.Subsets)
                run.Writer.Field(style.Boolean(items.IsIn(subset, item)));
            run.EndRow();
        }
    }
}
