namespace AnaplanConnectors.Simulator.Tests;

/// <summary>A list of products with properties of every format, and the import that loads it.</summary>
internal static class ProductsModel
{
    /// <summary>The header line of its file.</summary>
    public const string Header = "Name,Family,Code,Colour,Weight,Launch,Sold,Region,Start,Active\n";

    public static ModelDefinition Of(params ListItemDefinition[] items) => new()
    {
        Name = "Sales",
        Lists =
        [
            new ListDefinition
            {
                Name = "Products",
                ParentList = "Families",
                Properties =
                [
                    new PropertyDefinition { Name = "Colour" },
                    new PropertyDefinition { Name = "Weight", Format = new FormatDefinition() },
                    new PropertyDefinition { Name = "Launch", Format = new FormatDefinition { Type = CellType.Date } },
                    new PropertyDefinition { Name = "Sold", Format = new FormatDefinition { Type = CellType.Boolean } },
                    new PropertyDefinition { Name = "Region", Format = new FormatDefinition { Type = CellType.List, List = "Regions" } },
                    new PropertyDefinition { Name = "Start", Format = new FormatDefinition { Type = CellType.TimePeriod } },
                ],
                Subsets = [new SubsetDefinition { Name = "Active" }],
                Items = items,
            },
            new ListDefinition { Name = "Families", Items = [new ListItemDefinition { Name = "Bikes", Code = "F1" }] },
            new ListDefinition { Name = "Regions", Items = [new ListItemDefinition { Name = "EMEA" }] },
        ],
        Files = [new FileDefinition { Name = "Products.csv" }],
        Imports =
        [
            new ImportDefinition
            {
                Name = "Load products",
                File = "Products.csv",
                List = "Products",
                Columns =
                [
                    new ColumnDefinition { To = ColumnTarget.Name },
                    new ColumnDefinition { To = ColumnTarget.Code },
                    new ColumnDefinition { From = "Family", To = ColumnTarget.Parent },
                    new ColumnDefinition { Property = "Colour" },
                    new ColumnDefinition { Property = "Weight" },
                    new ColumnDefinition { Property = "Launch" },
                    new ColumnDefinition { Property = "Sold" },
                    new ColumnDefinition { Property = "Region" },
                    new ColumnDefinition { Property = "Start" },
                    new ColumnDefinition { Subset = "Active" },
                ],
            },
        ],
    };
}
