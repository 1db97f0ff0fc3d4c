using System;
using System.Runtime.InteropServices;

namespace Microsoft.SqlServer.Dts.Pipeline;

public class DoesNotFitBufferException : ApplicationException;

public class ColumnIsNullException : ApplicationException;

public class NoCurrentRowException : ApplicationException;

public class NotOutputBufferException : ApplicationException;

public class BufferDisconnectedException : ApplicationException;

public class UnsupportedBufferDataTypeException(string typeName) : ApplicationException(typeName);

public class ComponentVersionMismatchException(string componentName) : ApplicationException(componentName);

public class ComponentUpgradeFailedException(string strComponentName) : ApplicationException(strComponentName);

public sealed class PipelineComponentHResultException : COMException
{
    public PipelineComponentHResultException(int code)
        : base(null, code)
    {
    }

    public PipelineComponentHResultException(string message, int code)
        : base(message, code)
    {
    }
}
