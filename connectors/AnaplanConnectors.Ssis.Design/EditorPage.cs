using System.Windows.Forms;

namespace AnaplanConnectors.Ssis.Design;

/// <summary>A page of an editor. What it shows is a copy until <see cref="Apply"/>.</summary>
internal abstract class EditorPage : UserControl
{
    protected EditorPage(string title, string purpose)
    {
        (Title, Purpose) = (title, purpose);
        Dock = DockStyle.Fill;
        AutoScaleMode = AutoScaleMode.Inherit;
        Padding = new Padding(4);
    }

    public string Title { get; }

    /// <summary>What somebody does here, in a sentence.</summary>
    public string Purpose { get; }

    /// <summary>Whether Anaplan is being asked.</summary>
    public virtual bool IsBusy => false;

    /// <summary>Shows what the component holds now. Called whenever somebody turns to the page.</summary>
    public virtual void ShowCurrent()
    {
    }

    /// <summary>Writes what was changed into the component. Called when somebody leaves the page, and for OK.</summary>
    /// <exception cref="InvalidOperationException">It cannot be kept; the message says why.</exception>
    public abstract void Apply();

    /// <summary>What would stop the package, to be shown as warnings.</summary>
    public virtual IReadOnlyList<string> Problems() => [];
}
