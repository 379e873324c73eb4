using System.Globalization;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Util;

namespace MlKit.AwsSdk;

/// <summary>Writes members as parameters of the query protocol: Member.entry.1.Name=...</summary>
internal readonly struct QueryWriter(IRequest request, string prefix)
{
    public void Write(string name, string? value)
    {
        if (value is not null)
            request.Parameters.Add(prefix + name, value);
    }

    public void Write(string name, ConstantClass? value) => Write(name, value?.Value);

    public void Write(string name, MemoryStream? value) => Write(name, value is null ? null : StringUtils.FromMemoryStream(value));

    public void Write(string name, IQueryStructure? value) => value?.Write(new QueryWriter(request, $"{prefix}{name}."));

    public void Write<T>(string name, Dictionary<string, T>? values, string keyName, string valueName) where T : IQueryStructure
    {
        var index = 0;
        foreach (var (key, value) in values ?? [])
        {
            var entry = new QueryWriter(request, string.Create(CultureInfo.InvariantCulture, $"{prefix}{name}.entry.{++index}."));
            entry.Write(keyName, key);
            entry.Write(valueName, value);
        }
    }
}
