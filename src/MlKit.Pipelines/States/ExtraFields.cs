using System.Collections;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace MlKit.Pipelines.States;

/// <summary>Fields of a definition that no property has: unknown ones, and known ones whose value has the wrong type. They are written back as they were.</summary>
/// <remarks>It is also the way to write a field that AWS added after this package was made.</remarks>
[SuppressMessage("Naming", "CA1710", Justification = "The word says what they are.")]
public sealed class ExtraFields : IReadOnlyCollection<KeyValuePair<string, JsonElement>>
{
    private readonly ImmutableArray<KeyValuePair<string, JsonElement>> _fields;

    internal ExtraFields(ImmutableArray<KeyValuePair<string, JsonElement>> fields) => _fields = fields;

    /// <summary>Gets no fields.</summary>
    public static ExtraFields Empty { get; } = new([]);

    /// <inheritdoc/>
    public int Count => _fields.Length;

    /// <summary>Returns these fields and one more.</summary>
    /// <param name="name">The name.</param>
    /// <param name="value">The value.</param>
    /// <returns>The fields; a field of the same name is replaced.</returns>
    /// <exception cref="ArgumentException">The name is empty or blank.</exception>
    public ExtraFields With(string name, JsonElement value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new ExtraFields(_fields.RemoveAll(field => field.Key == name).Add(new(name, value.Clone())));
    }

    /// <summary>Finds a field.</summary>
    /// <param name="name">The name.</param>
    /// <param name="value">The value.</param>
    /// <returns>Whether there is such a field.</returns>
    public bool TryGet(string name, out JsonElement value)
    {
        foreach (var field in _fields)
        {
            if (field.Key != name)
                continue;

            value = field.Value;
            return true;
        }

        value = default;
        return false;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, JsonElement>> GetEnumerator() => _fields.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
