using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;

namespace Microsoft.SqlServer.Dts.Design;

public interface IComponentErrorInfo
{
    IComponent Component { get; }

    int ErrorCode { get; }

    string SourceComponent { get; }

    string SubComponent { get; }

    string Description { get; }

    string HelpFile { get; }

    int HelpContext { get; }

    TraceLevel Level { get; }

    string GetMessage();

    string GetMessage(bool descriptionOnly);
}

public interface IDtsClipboardService
{
    bool IsPasteActive { get; }
}

public interface IErrorCollectionService
{
    void ClearErrors();

    ICollection<IComponentErrorInfo> GetErrors();

    string GetErrorMessage();

    string GetErrorMessage(bool descriptionOnly);

    bool HasErrors(TraceLevel level);
}
