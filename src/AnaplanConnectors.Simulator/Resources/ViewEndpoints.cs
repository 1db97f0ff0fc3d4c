using System.Text.Json;

namespace AnaplanConnectors.Simulator;

/// <summary>Views: which there are, how they are laid out, what they show of a dimension (API reference 3.6).</summary>
internal sealed class ViewEndpoints(SimulatorOptions options)
{
    private sealed record Entry(string Id, string Name, string ModuleId);

    /// <summary>All of the model: default views bear the name of their module, the others <c>Module.View</c>.</summary>
    public ApiResponse List(ApiCall call) => Page(call, [.. ModuleEndpoints.Visible(call).SelectMany(module =>
        EntriesOf(call, module).Select(entry => entry with
        {
            Name = entry.Id == module.Id ? module.Name : $"{ViewNames.Quoted(module.Name)}.{ViewNames.Quoted(entry.Name)}",
        }))]);

    /// <summary>Of one module: its default view is called <c>default</c>, the others bear their own name.</summary>
    public ApiResponse ListOfModule(ApiCall call) => Page(call, [.. EntriesOf(call, ModuleEndpoints.Find(call))]);

    /// <summary>Axes without dimensions are left out.</summary>
    public ApiResponse Get(ApiCall call)
    {
        var view = ViewFinder.Find(call);
        return Envelope.Of(call, "view", json =>
        {
            json.WriteString("viewName", view.Id == view.Module.Id ? view.Module.Name : view.Name);
            json.WriteString("viewId", view.Id);
            WriteAxis(json, "pages", view.Target.Pages);
            WriteAxis(json, "columns", view.Target.Columns);
            WriteAxis(json, "rows", view.Target.Rows);
        });
    }

    /// <summary>Items as the view shows them, of any kind of dimension.</summary>
    public ApiResponse DimensionItems(ApiCall call)
    {
        var target = ViewFinder.Find(call).Target;
        var dimension = target.Pages.Concat(target.Columns).Concat(target.Rows).FirstOrDefault(dimension =>
            dimension.Id == call["dimension"] || (dimension is LineItemsDimension && call["dimension"] == options.LineItemsIdInViews))
            ?? throw ApiException.NotFound();
        if (dimension is LineItemsDimension)
            return DimensionEndpoints.Answer(call, target.LineItems,
                (json, item) => LineItemJson.WriteIdAndName(json, item.Id, item.Name));
        var view = ViewFinder.Open(call, target);
        var index = view.IndexOf(dimension);
        return DimensionEndpoints.Answer(call, view.Visible(index),
            (json, member) => DimensionEndpoints.WriteMember(json, view.MemberAt(index, member)));
    }

    private static IEnumerable<Entry> EntriesOf(ApiCall call, ModuleState module)
    {
        var saved = module.Views.Select(view => new Entry(view.Id, view.Name, module.Id)).Prepend(new Entry(module.Id, "default", module.Id));
        return call.Query.Flag("includesubsidiaryviews")
            ? saved.Concat(module.LineItems.Where(item => item.IsSubsidiary).Select(item => new Entry(item.Id, item.Name, module.Id)))
            : saved;
    }

    private static ApiResponse Page(ApiCall call, IReadOnlyList<Entry> entries) =>
        Envelope.Page(call, "view", "views", entries, (json, entry) =>
        {
            json.WriteString("code", "");
            LineItemJson.WriteIdAndName(json, entry.Id, entry.Name);
            json.WriteString("moduleId", entry.ModuleId);
        });

    private void WriteAxis(Utf8JsonWriter json, string name, IReadOnlyList<Dimension> dimensions) =>
        json.WriteCollection(name, dimensions, (_, dimension) => LineItemJson.WriteIdAndName(json,
            dimension is LineItemsDimension ? options.LineItemsIdInViews : dimension.Id, dimension.Name));
}
