using System.Text;

namespace AnaplanConnectors.Benchmarks;

/// <summary>Different texts of a column as UTF-8, one behind the other in one array.</summary>
internal sealed class Texts
{
    private readonly byte[] _bytes;
    private readonly int[] _ends;
    private readonly string[] _strings;

    public Texts(IEnumerable<string> texts)
    {
        _strings = [.. texts];
        _bytes = Encoding.UTF8.GetBytes(string.Concat(_strings));
        _ends = new int[_strings.Length + 1];
        for (var i = 0; i < _strings.Length; i++)
            _ends[i + 1] = _ends[i] + Encoding.UTF8.GetByteCount(_strings[i]);
    }

    public int Count => _strings.Length;

    public string this[int index] => _strings[index];

    public ReadOnlySpan<byte> Utf8(int index) => _bytes.AsSpan(_ends[index], _ends[index + 1] - _ends[index]);
}
