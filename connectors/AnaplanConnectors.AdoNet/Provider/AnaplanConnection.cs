using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using AnaplanConnectors.Client;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.AdoNet;

/// <summary>
/// A model of Anaplan as an ADO.NET connection. There are no transactions. Several commands may run at a time; Anaplan itself runs one action
/// of a model after the other.
/// </summary>
public sealed class AnaplanConnection : DbConnection
{
    private readonly Func<AnaplanClientOptions, AnaplanClient> _connect;
    private readonly AnaplanClient? _sharedClient;
    private AnaplanConnectionStringBuilder _settings = new();
    private AnaplanClient? _client;
    private ModelClient? _model;
    private bool _hasBeenOpened;

    /// <summary>A closed connection without a connection string.</summary>
    public AnaplanConnection()
        : this(options => new AnaplanClient(options))
    {
    }

    /// <summary>A closed connection.</summary>
    /// <param name="connectionString">See <see cref="AnaplanConnectionStringBuilder"/>.</param>
    public AnaplanConnection(string connectionString)
        : this() => ConnectionString = connectionString;

    /// <summary>An open connection to a model through a client that others use too; it is not disposed here. The cheapest kind: nobody has to sign in.</summary>
    public AnaplanConnection(AnaplanClient client, AnaplanModel model)
        : this()
    {
        _sharedClient = client ?? throw new ArgumentNullException(nameof(client));
        _model = client.Model(model ?? throw new ArgumentNullException(nameof(model)));
        _settings = new AnaplanConnectionStringBuilder { Model = model.Name };
    }

    internal AnaplanConnection(Func<AnaplanClientOptions, AnaplanClient> connect) => _connect = connect;

    /// <summary>See <see cref="AnaplanConnectionStringBuilder"/>. Without its password once the connection was opened, unless Persist Security Info is on.</summary>
    /// <exception cref="InvalidOperationException">The connection is open.</exception>
    [AllowNull]
    public override string ConnectionString
    {
        get
        {
            if (!_hasBeenOpened || _settings.PersistSecurityInfo)
                return _settings.ConnectionString;
            var shown = new AnaplanConnectionStringBuilder(_settings.ConnectionString) { Password = null };
            return shown.ConnectionString;
        }

        set
        {
            if (State != ConnectionState.Closed)
                throw new InvalidOperationException("The connection is open; its connection string cannot be changed.");
            _settings = new AnaplanConnectionStringBuilder(value ?? "");
            _hasBeenOpened = false;
        }
    }

    /// <summary>Name of the model.</summary>
    public override string Database => _model?.Name ?? _settings.Model ?? "";

    /// <summary>Address of the API.</summary>
    public override string DataSource => _settings.DataSource ?? _settings.Region ?? "";

    /// <summary>Version of the API.</summary>
    public override string ServerVersion => "2.0";

    /// <inheritdoc/>
    public override ConnectionState State => _model is null ? ConnectionState.Closed : ConnectionState.Open;

    /// <summary>What can be done with the model beyond SQL.</summary>
    /// <exception cref="InvalidOperationException">The connection is closed.</exception>
    public ModelClient Model => _model ?? throw new InvalidOperationException("The connection is closed.");

    internal AnaplanClient Client => _sharedClient ?? _client ?? throw new InvalidOperationException("The connection is closed.");

    /// <summary>Waits for <see cref="OpenAsync"/>.</summary>
    public override void Open() => Blocking.Wait(OpenOnceAsync(CancellationToken.None));

    /// <summary>Signs in and looks the model up.</summary>
    /// <exception cref="AnaplanDbException">The service refused, or there is no such model.</exception>
    /// <exception cref="InvalidOperationException">The connection is open.</exception>
    public override Task OpenAsync(CancellationToken cancellationToken) => OpenOnceAsync(cancellationToken);

    /// <inheritdoc/>
    public override void Close()
    {
        var before = State;
        _model = null;
        _client?.Dispose();
        _client = null;
        if (before == ConnectionState.Open)
            OnStateChange(new StateChangeEventArgs(ConnectionState.Open, ConnectionState.Closed));
    }

    /// <summary>Changes to another model of the workspace.</summary>
    public override void ChangeDatabase(string databaseName)
        => _model = Blocking.Wait(AnaplanDbException.TranslateAsync(() => FindModelAsync(Client, databaseName, CancellationToken.None)));

    /// <summary>The names of the collections.</summary>
    public override DataTable GetSchema() => GetSchema(DbMetaDataCollectionNames.MetaDataCollections, []);

    /// <inheritdoc cref="GetSchema(string, string[])"/>
    public override DataTable GetSchema(string collectionName) => GetSchema(collectionName, []);

    /// <summary>
    /// A collection for each concept: Workspaces, Models, Users, Imports, Exports, Actions, Processes, ProcessActions, Tasks, Files, Lists, ListProperties,
    /// Modules, LineItems, Views, Versions, Dashboards, and Columns (of exports, of the files of imports, of lists and views; one request or more
    /// for each, so name one). <c>MetaDataCollections</c> and <c>Restrictions</c> tell which there are, and what they can be restricted to.
    /// </summary>
    /// <exception cref="ArgumentException">There is no such collection, or it has fewer restrictions.</exception>
    public override DataTable GetSchema(string collectionName, string?[] restrictionValues)
        => Blocking.Wait(ReadSchemaAsync(collectionName, restrictionValues, CancellationToken.None));

#if !NETFRAMEWORK
    /// <inheritdoc/>
    public override Task<DataTable> GetSchemaAsync(CancellationToken cancellationToken = default)
        => ReadSchemaAsync(DbMetaDataCollectionNames.MetaDataCollections, [], cancellationToken);

    /// <inheritdoc/>
    public override Task<DataTable> GetSchemaAsync(string collectionName, CancellationToken cancellationToken = default)
        => ReadSchemaAsync(collectionName, [], cancellationToken);

    /// <inheritdoc/>
    public override Task<DataTable> GetSchemaAsync(string collectionName, string?[] restrictionValues, CancellationToken cancellationToken = default)
        => ReadSchemaAsync(collectionName, restrictionValues, cancellationToken);
#endif

    /// <summary>Not supported: Anaplan has no transactions.</summary>
    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel)
        => throw new NotSupportedException("Anaplan has no transactions. An import is one by itself: it loads its rows, or is rolled back when it is cancelled.");

    /// <inheritdoc/>
    protected override DbCommand CreateDbCommand() => new AnaplanCommand { Connection = this };

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            Close();
        base.Dispose(disposing);
    }

    private Task<DataTable> ReadSchemaAsync(string collectionName, string?[] restrictions, CancellationToken cancellationToken)
        => AnaplanDbException.TranslateAsync(() => new AnaplanCollections(Client, Model).ReadAsync(collectionName, restrictions ?? [], cancellationToken));

    private async Task<bool> OpenOnceAsync(CancellationToken cancellationToken)
    {
        if (_model is not null)
            throw new InvalidOperationException("The connection is open.");
        if (_sharedClient is not null)
            throw new ObjectDisposedException(nameof(AnaplanConnection), "The connection was closed. Make another one from the client.");
        await AnaplanDbException.TranslateAsync(async () =>
        {
            var client = _connect(_settings.ToOptions());
            try
            {
                _model = await FindModelAsync(client, _settings.Model, cancellationToken).ConfigureAwait(false);
                _client = client;
                return true;
            }
            catch
            {
                client.Dispose();
                throw;
            }
        }).ConfigureAwait(false);
        _hasBeenOpened = true;
        OnStateChange(new StateChangeEventArgs(ConnectionState.Closed, ConnectionState.Open));
        return true;
    }

    private async Task<ModelClient> FindModelAsync(AnaplanClient client, string? model, CancellationToken cancellationToken)
        => model is null
            ? throw new AnaplanConfigurationException(["the connection string names no Model"])
            : client.Model(await client.FindModelAsync(_settings.Workspace, model, cancellationToken).ConfigureAwait(false));
}
