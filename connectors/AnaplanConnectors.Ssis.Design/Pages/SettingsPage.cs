using System.Windows.Forms;
using Microsoft.SqlServer.Dts.Runtime;

namespace AnaplanConnectors.Ssis.Design;

/// <summary>Settings of a connection manager, with a button that tries all of them out.</summary>
internal sealed class SettingsPage : EditorPage
{
    private readonly ConnectionModel _model;
    private readonly ConnectionManager _manager;
    private readonly string[] _categories;
    private readonly Dictionary<ConnectionField, TextBox> _boxes = [];
    private readonly Label _status = new() { Dock = DockStyle.Fill, AutoSize = false, Padding = new Padding(6) };
    private readonly Panel _fields = new() { Dock = DockStyle.Fill };
    private IDisposable? _testing;
    private bool _isBusy;

    public SettingsPage(string title, string purpose, ConnectionModel model, ConnectionManager manager, string[] categories)
        : base(title, purpose)
    {
        (_model, _manager, _categories) = (model, manager, categories);
        var below = new TableLayoutPanel { Dock = DockStyle.Bottom, ColumnCount = 2, Height = 70 };
        below.ColumnStyles.Add(new ColumnStyle(SizeType.AutoSize));
        below.ColumnStyles.Add(new ColumnStyle(SizeType.Percent, 100));
        below.Controls.Add(Widgets.Button("Test connection", Test));
        below.Controls.Add(_status);
        Controls.AddRange([_fields, below]);
    }

    public override bool IsBusy => _isBusy;

    public override void ShowCurrent()
    {
        var grid = Widgets.Grid(2);
        _boxes.Clear();
        if (_categories.Contains("Sign-in"))
            AddMethod(grid);
        foreach (var field in _model.Fields.Where(field => _categories.Contains(field.Category) && _model.IsShown(field)))
        {
            _boxes[field] = Widgets.Text(field.Value, field.IsSecret);
            grid.Controls.AddRange([Widgets.Label(field.Name), _boxes[field], new Label { Width = 0, Height = 0 }, Widgets.Note(field.Description)]);
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
        var choice = Widgets.Choice(Enum.GetNames(typeof(SignInMethod)), _model.SignIn.ToString());
        choice.SelectedIndexChanged += (_, _) =>
        {
            Take();
            _model.SignIn = (SignInMethod)Enum.Parse(typeof(SignInMethod), (string)choice.SelectedItem!);
            ShowCurrent();
        };
        grid.Controls.AddRange([Widgets.Label(nameof(AnaplanConnectionManager.SignIn)), choice]);
    }

    private void Take()
    {
        foreach (var pair in _boxes)
            pair.Key.Value = pair.Value.Text;
    }
}
