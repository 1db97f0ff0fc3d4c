using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace AnaplanConnectors.Simulator;

/// <summary>
/// Writes a world into an archive: <c>tenant.json</c>, the data of every model, and content. Tokens, uploads under way, running tasks
/// and CloudWorks are not kept.
/// </summary>
internal sealed class StateWriter(World world, ZipArchive archive)
{
    public const string TenantEntry = "tenant.json";

    private int _parts;

    public static string DataEntry(string modelId) => $"models/{modelId}.bin";

    public void Write()
    {
        var contents = Contents().ToList();
        var tenant = world.Tenant;
        var image = new TenantImage(TenantImage.CurrentFormat, tenant.Id,
            [.. tenant.Users.Select(user => new UserImage(user.Id, user.Email, user.FirstName, user.LastName, user.Active,
                user.DisplayName, user.ExternalId, user.Licenses, user.JoinedLater))],
            [.. tenant.Workspaces.Select(workspace => new WorkspaceImage(workspace.Id, Ids(workspace.Users), Ids(workspace.ExceptionUsers)))],
            [.. world.Models.Of(tenant.Models).Select(Image)], world.DeletedModels, contents,
            [.. world.OAuth.Families.Select(family => new FamilyImage(family.Client.Id, family.User.Id, family.Scope, family.Token,
                family.Issued, family.IsDead, [.. family.Used]))],
            world.Audit.All);
        foreach (var model in tenant.Models)
        {
            using var data = new BinaryWriter(archive.CreateEntry(DataEntry(model.Id), CompressionLevel.Fastest).Open(), Encoding.UTF8);
            ModelDataImage.Write(data, model);
        }
        using var json = archive.CreateEntry(TenantEntry, CompressionLevel.Fastest).Open();
        JsonSerializer.Serialize(json, image, TenantImage.Json);
    }

    private ModelImage Image(ModelRuntime model)
    {
        var state = model.State;
        return new ModelImage(state.Id, ModelDataImage.Fingerprint(state), ApiText.Of(state.State),
            [.. state.Files.Where(file => file.IsStray).Select(file => file.Name)],
            state.Calendar.CurrentYear, state.Calendar.CurrentPeriod?.FirstDay,
            state.Versions.Where(version => version.Switchover is not null)
                .ToDictionary(version => version.Id, version => version.Switchover!.Value),
            world.Alm.Of(state), [.. model.Tasks.All.Where(task => task.IsOver && task.Action is not ForeignAction).Select(Image)]);
    }

    private static TaskImage Image(ModelTask task) => new(task.Id, task.Kind, task.Action.Id, task.User.Id, task.Created, task.Started,
        task.Ended, task.CancelledBy?.Id, OutcomeImage.Of(task.Outcome));

    private IEnumerable<ContentImage> Contents()
    {
        foreach (var (model, fileId, user, content, lastAccess) in world.Files.Hold())
            yield return Keep(model, fileId, user, null, content, lastAccess);
        foreach (var (model, objectId, user, taskId, content, lastAccess) in world.Dumps.Hold())
            yield return Keep(model, objectId, user, taskId, content, lastAccess);
    }

    private ContentImage Keep(ModelState model, string objectId, UserState user, string? taskId, StoredContent content,
        DateTimeOffset lastAccess)
    {
        try
        {
            return new ContentImage(model.Id, objectId, user.Id, taskId, content.ChunkSize, [.. content.Parts.Select(Keep)], lastAccess);
        }
        finally
        {
            content.Release();
        }
    }

    private string Keep(ContentPart part)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"content/{_parts++}");
        using var entry = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
        using var content = part.Open();
        content.CopyTo(entry);
        return name;
    }

    private static List<string> Ids(IEnumerable<UserState> users) => [.. users.Select(user => user.Id).Order(StringComparer.Ordinal)];
}
