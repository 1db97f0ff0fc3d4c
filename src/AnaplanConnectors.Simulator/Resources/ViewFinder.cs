namespace AnaplanConnectors.Simulator;

/// <summary>The views a user can see, by id (API reference 3.6).</summary>
internal static class ViewFinder
{
    /// <summary>A saved view, a module's id for its default view, or the id of any line item.</summary>
    /// <exception cref="ApiException">404: there is no such view for this user.</exception>
    public static ViewState Find(ApiCall call)
    {
        var id = call["view"];
        foreach (var module in ModuleEndpoints.Visible(call))
        {
            if (module.Id == id)
                return ViewState.DefaultOf(module);
            if (module.Views.FirstOrDefault(view => view.Id == id) is { } saved)
                return saved;
        }

        return ModuleEndpoints.FindLineItem(call, id) is { } lineItem && lineItem.Format.Type != CellType.None
            ? ViewState.Of(lineItem)
            : throw ApiException.NotFound();
    }

    /// <summary>What the caller sees of a view now.</summary>
    public static ExportView Open(ApiCall call, ModuleExportTarget target)
    {
        var data = call.Model.State.Data;
        return new ExportView(target, data, call.Model.State.ItemAccessOf(call.User, data));
    }
}
