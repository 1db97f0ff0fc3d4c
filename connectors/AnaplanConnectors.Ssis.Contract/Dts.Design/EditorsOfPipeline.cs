using Microsoft.SqlServer.Dts.Pipeline.Wrapper;
using Microsoft.SqlServer.Dts.Runtime;
using System.Windows.Forms;
using System;

namespace Microsoft.SqlServer.Dts.Pipeline.Design;

public interface IDtsComponentUI
{
    void Initialize(IDTSComponentMetaData100 dtsComponentMetadata, IServiceProvider serviceProvider);

    void New(IWin32Window parentWindow);

    bool Edit(IWin32Window parentWindow, Variables variables, Connections connections);

    void Delete(IWin32Window parentWindow);

    void Help(IWin32Window parentWindow);
}
