using System.Windows.Forms;
using Microsoft.SqlServer.Dts.Runtime;

namespace AnaplanConnectors.Ssis.Design;

/// <summary>Settings of a connection manager, with a button that tries all of them out.</summary>
internal sealed class SettingsPage : EditorPage
{
    private static readonly SignInMethod[] Methods = [.. Enum.GetValues(typeof(SignInMethod)).Cast<SignInMethod>()];

    private readonly ConnectionModel _model;
    private readonly ConnectionManager _manager;
    private readonly string[] _categories;
    private readonly Dictionary<ConnectionField, TextBox> _boxes = [];
    private readonly Label _status = new() { Dock = DockStyle.Fill, AutoSize = false, TextAlign = System.Drawing.ContentAlignment.MiddleLeft };
    private readonly Panel _fields = new() { Dock = DockStyle.Fill };
    private IDisposable? _testing;
    private bool _isBusy;

    public SettingsPage(string title, string purpose, ConnectionModel model, ConnectionManager manager, string[] categories)
        : base(title, purpose)
    {
        (_model, _manager, _categories) = (model, manager, categories);
        var below = new TableLayoutPanel { Dock = DockStyle.Bottom, ColumnCount = 2, RowCount = 1, Height = 44 };
        below.ColumnStyles.Add(new ColumnStyle(SizeType.AutoSize));
        below.ColumnStyles.Add(new ColumnStyle(SizeType.Percent, 100));
        below.RowStyles.Add(new RowStyle(SizeType.Percent, 100));
        below.Controls.Add(Widgets.Button("Test connection", Test), 0, 0);
        below.Controls.Add(_status, 1, 0);
        Controls.AddRange([_fields, below]);
    }

    public override bool IsBusy => _isBusy;

    public override void ShowCurrent()
    {
        var grid = Widgets.Grid(3);
        _boxes.Clear();
        if (_categories.Contains("Sign-in"))
            AddMethod(grid);
        foreach (var field in _model.Fields.Where(field => _categories.Contains(field.Category) && _model.IsShown(field)))
        {
            _boxes[field] = Widgets.Text(field.Value, field.IsSecret);
            grid.Controls.AddRange([Widgets.Label($"{Captions.Of(field.Name)}:"), _boxes[field], Browser(field)]);
            grid.Controls.AddRange([new Label { Width = 0, Height = 0 }, Widgets.Note(field.Description), new Label { Width = 0, Height = 0 }]);
        }

        _fields.Controls.Clear();
        _fields.Controls.Add(grid);
    }

    public override void Apply()
    {
        Take();
        _testing?.Dispose();
        _model.Apply(_manager);
    }

    /// <summary>Signs in with what the pages show.</summary>
    public void Test()
    {
        Take();
        _status.Text = "Signing in…";
        _isBusy = true;
        _testing = Background.Run(this, _ => _model.Test(), End, End);

        void End(string text)
        {
            _status.Text = text;
            _isBusy = false;
        }
    }

    private void AddMethod(TableLayoutPanel grid)
    {
        var choice = Widgets.Choice(Methods.Select(method => Captions.Of(method.ToString())), Captions.Of(_model.SignIn.ToString()));
        choice.SelectedIndexChanged += (_, _) =>
        {
            Take();
            _model.SignIn = Methods[choice.SelectedIndex];
            ShowCurrent();
        };
        grid.Controls.AddRange([Widgets.Label("Sign in with:"), choice, new Label { Width = 0, Height = 0 }]);
    }

    /// <summary>A button that finds a file, a folder or a model, for settings that are one.</summary>
    private Control Browser(ConnectionField field) => field.Name switch
    {
        nameof(AnaplanConnectionManager.CertificatePath) => Widgets.Button("Browse…", () => Widgets.ChooseFile(this, _boxes[field], "Certificates (*.pfx;*.p12;*.pem;*.crt)|*.pfx;*.p12;*.pem;*.crt|All files|*.*")),
        nameof(AnaplanConnectionManager.CertificateKeyPath) => Widgets.Button("Browse…", () => Widgets.ChooseFile(this, _boxes[field], "Keys (*.pem;*.key)|*.pem;*.key|All files|*.*")),
        nameof(AnaplanConnectionManager.RunFolder) => Widgets.Button("Browse…", () => Widgets.ChooseFolder(this, _boxes[field])),
        nameof(AnaplanConnectionManager.Model) => Widgets.Button("Browse…", ChooseModel),
        _ => new Label { Width = 0, Height = 0 },
    };

    private void ChooseModel()
    {
        Take();
        try
        {
            using var connection = _model.Connect();
            using var picker = new ObjectPicker(connection, [], Value("Workspace"), Value("Model"));
            if (picker.ShowDialog(this) != DialogResult.OK || picker.Chosen is not { Kind: ObjectKind.Model } chosen)
                return;
            Box("Model").Text = chosen.Name;
            Box("Workspace").Text = chosen.Above(ObjectKind.Workspace)!.Name;
        }
        catch (InvalidOperationException problem)
        {
            Widgets.Refuse(this, problem.Message);
        }
    }

    private TextBox Box(string name) => _boxes.First(pair => pair.Key.Name == name).Value;

    private string Value(string name) => Box(name).Text.Trim();

    private void Take()
    {
        foreach (var pair in _boxes)
            pair.Key.Value = pair.Value.Text;
    }
}
