using DataType = Microsoft.SqlServer.Dts.Runtime.Wrapper.DataType;

namespace AnaplanConnectors.Ssis;

/// <summary>A column of ours in a buffer that holds columns of others too.</summary>
/// <param name="Name">Anaplan's name of it.</param>
/// <param name="Type">Its type in the buffer.</param>
/// <param name="Length">Characters or bytes, where the type has a length.</param>
/// <param name="Precision">All digits, where the type has them.</param>
/// <param name="Scale">Digits behind the point.</param>
/// <param name="CodePage">Of texts that are not Unicode.</param>
/// <param name="Index">Where it stands in the buffer.</param>
/// <param name="LineageId">How error outputs name it.</param>
internal sealed record BufferColumnInfo(string Name, DataType Type, int Length, int Precision, int Scale, int CodePage, int Index, int LineageId);
