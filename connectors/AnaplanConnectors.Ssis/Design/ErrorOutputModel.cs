using Microsoft.SqlServer.Dts.Pipeline.Wrapper;

namespace AnaplanConnectors.Ssis;

/// <summary>What happens to rows with a bad value in one place.</summary>
internal sealed class ErrorOutputRow(string name, bool hasTruncation, string description)
{
    public string Name => name;

    /// <summary>What can go wrong here.</summary>
    public string Description => description;

    /// <summary>Whether values can be too long here.</summary>
    public bool HasTruncation => hasTruncation;

    public DTSRowDisposition Error { get; set; }

    public DTSRowDisposition Truncation { get; set; }
}

/// <summary>The error output page: of a source a row for each column, of a destination one for its input. Nothing changes before <see cref="Apply"/>.</summary>
internal sealed class ErrorOutputModel
{
    private readonly IDTSInput100? _input;
    private readonly IDTSOutput100? _output;

    public ErrorOutputModel(IDTSComponentMetaData100 component)
    {
        if (component.InputCollection.Count > 0)
        {
            _input = component.InputCollection[0];
            Rows = [new ErrorOutputRow(_input.Name, hasTruncation: false, "A value cannot be written") { Error = _input.ErrorRowDisposition }];
            return;
        }

        _output = component.OutputCollection[SourceMetadata.OutputName];
        Rows = [.. _output.OutputColumnCollection.Cast<IDTSOutputColumn100>().Select(column => new ErrorOutputRow(column.Name, hasTruncation: true, "Wrong type, or too long")
        {
            Error = column.ErrorRowDisposition, Truncation = column.TruncationRowDisposition,
        })];
    }

    /// <summary>What can be chosen, and how it is called.</summary>
    public static IReadOnlyList<KeyValuePair<DTSRowDisposition, string>> Choices { get; } =
    [
        new(DTSRowDisposition.RD_FailComponent, "Fail component"), new(DTSRowDisposition.RD_IgnoreFailure, "Ignore failure"), new(DTSRowDisposition.RD_RedirectRow, "Redirect row"),
    ];

    public IReadOnlyList<ErrorOutputRow> Rows { get; }

    public void Apply()
    {
        foreach (var row in Rows)
        {
            if (_input is not null)
            {
                _input.ErrorRowDisposition = row.Error;
                continue;
            }

            if (_output!.OutputColumnCollection.Cast<IDTSOutputColumn100>().FirstOrDefault(column => column.Name == row.Name) is not { } found)
                continue;
            found.ErrorRowDisposition = row.Error;
            found.TruncationRowDisposition = row.Truncation;
        }
    }
}
