using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace AnaplanConnectors.Simulator;

/// <summary>Brings a world to the state of an archive; the world is new and nobody uses it yet.</summary>
internal sealed class StateReader(World world, ZipArchive archive)
{
    /// <exception cref="StateException">The archive is none of ours, or of another tenant.</exception>
    public void Read()
    {
        try
        {
            var image = ReadTenant();
            Check(image);
            foreach (var id in image.DeletedModels)
                world.Models.Forget(id);
            foreach (var user in image.Users)
                Load(user);
            foreach (var workspace in image.Workspaces)
                Load(workspace);
            foreach (var model in image.Models)
                Load(model);
            foreach (var content in image.Contents)
                Load(content);
            foreach (var family in image.RefreshTokens)
                Load(family);
            world.Audit.Load(image.Events);
        }
        catch (Exception error) when (error is InvalidDataException or JsonException or EndOfStreamException or InvalidOperationException
            or KeyNotFoundException or ArgumentException or FormatException)
        {
            throw new StateException($"The saved state is damaged: {error.Message}", error);
        }
    }

    private TenantImage ReadTenant()
    {
        using var json = Entry(StateWriter.TenantEntry);
        using var document = JsonDocument.Parse(json);
        var format = document.RootElement.GetProperty(nameof(TenantImage.Format)).GetInt32();
        if (format > TenantImage.CurrentFormat)
            throw new StateException($"The saved state has format {format}; this simulator knows {TenantImage.CurrentFormat} and older ones.");
        return document.Deserialize<TenantImage>(TenantImage.Json) ?? throw new JsonException("There is no tenant in it.");
    }

    private void Check(TenantImage image)
    {
        if (image.TenantId != world.Tenant.Id)
            throw new StateException("The saved state belongs to another tenant. Use the tenant file it was made with, or remove it.");
        foreach (var model in world.Tenant.Models.Where(model => !image.DeletedModels.Contains(model.Id)))
        {
            if (image.Models.FirstOrDefault(one => one.Id == model.Id)?.Structure != ModelDataImage.Fingerprint(model))
                throw new StateException($"The saved state does not fit model '{model.Name}': its structure was another one. "
                    + "Use the tenant file it was made with, or remove it.");
        }
    }

    private void Load(UserImage image)
    {
        if (world.Tenant.Users.FirstOrDefault(user => user.Id == image.Id) is not { } user)
        {
            user = new UserState(image.Id, image.Email) { FirstName = image.FirstName, LastName = image.LastName, JoinedLater = image.JoinedLater };
            world.Tenant.TryAdd(user);
        }
        (user.FirstName, user.LastName, user.Active) = (image.FirstName, image.LastName, image.Active);
        (user.DisplayName, user.ExternalId, user.Licenses) = (image.DisplayName, image.ExternalId, image.Licenses);
    }

    private void Load(WorkspaceImage image)
    {
        var workspace = world.Tenant.Workspaces.First(workspace => workspace.Id == image.Id);
        foreach (var user in world.Tenant.Users)
        {
            workspace.SetUser(user, image.Users.Contains(user.Id));
            workspace.SetExceptionUser(user, image.ExceptionUsers.Contains(user.Id));
        }
    }

    private void Load(ModelImage image)
    {
        var runtime = world.Models.All.First(model => model.State.Id == image.Id);
        var model = runtime.State;
        model.State = (ModelActiveState)ApiText.WordsOf(typeof(ModelActiveState))[image.State];
        foreach (var name in image.StrayFiles)
            model.AddStrayFile(name);
        using (var transaction = model.Begin(CancellationToken.None))
        {
            if (image.CurrentYear != model.Calendar.CurrentYear || image.CurrentDay != model.Calendar.CurrentPeriod?.FirstDay)
                transaction.Put(model.Calendar.InYear(image.CurrentYear).At(image.CurrentDay));
            transaction.Put([.. model.Versions.Select(version => version with
            {
                Switchover = image.Switchovers.TryGetValue(version.Id, out var day) ? day : null,
            })]);
            using var data = new BinaryReader(Entry(StateWriter.DataEntry(model.Id)), Encoding.UTF8);
            ModelDataImage.Read(data, model, transaction.Data.Frame);
        }
        world.Alm.Clear(model);
        foreach (var revision in image.Revisions)
            world.Alm.Add(model, revision);
        foreach (var task in image.Tasks)
            Load(runtime, task);
    }

    private void Load(ModelRuntime model, TaskImage image)
    {
        if (model.State.FindAction(image.ActionId) is { } action)
        {
            model.Tasks.Load(ModelTask.Restored(image, action, User(image.UserId),
                image.CancelledBy is { } by ? User(by) : null, world.Options));
        }
    }

    private void Load(ContentImage image)
    {
        var model = world.Tenant.Models.First(model => model.Id == image.ModelId);
        var content = new StoredContent([.. image.Parts.Select(Part)], image.ChunkSize);
        if (image.TaskId is { } taskId)
            world.Dumps.Load(model, image.ObjectId, User(image.UserId), taskId, content, image.LastAccess);
        else
            world.Files.Of(model, image.ObjectId, User(image.UserId)).Load(content, image.LastAccess);
    }

    private void Load(FamilyImage image)
    {
        if (world.Tenant.Clients.FirstOrDefault(client => client.Id == image.ClientId) is not { } client)
            return;
        var family = new RefreshFamily(client, User(image.UserId), image.Scope, image.Token, image.Issued) { IsDead = image.IsDead };
        family.Remember(image.Used);
        world.OAuth.Add(family);
    }

    private ContentPart Part(string name)
    {
        var stream = world.Content.Create();
        using (stream)
        {
            using var entry = Entry(name);
            entry.CopyTo(stream);
        }
        return stream.ToPart();
    }

    private UserState User(string id) => world.Tenant.Users.First(user => user.Id == id);

    private Stream Entry(string name) => archive.GetEntry(name)?.Open() ?? throw new InvalidDataException($"'{name}' is missing.");
}
