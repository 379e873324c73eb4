using System.Globalization;
using MlKit.Labeling.Checks;
using MlKit.Labeling.Internal;

namespace MlKit.Labeling.A2d2;

/// <summary>Maps the colours of A2D2's semantic label images to class names: <c>class_list.json</c>.</summary>
public sealed class A2d2ClassList
{
    private readonly SortedDictionary<int, string> _names;

    private A2d2ClassList(SortedDictionary<int, string> names) => _names = names;

    /// <summary>Gets the colours as 0xRRGGBB with their class names, such as 0xFF0000 and <c>Car 1</c>.</summary>
    public IReadOnlyDictionary<int, string> Names => _names;

    /// <summary>Reads <c>class_list.json</c>.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The class list.</returns>
    /// <exception cref="LabelingDataException">The file is not JSON, or a key is not a colour written as <c>#rrggbb</c>. All such problems are listed.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static A2d2ClassList Load(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return JsonSource.Read(path, Read);
    }

    /// <summary>Returns the class of a colour.</summary>
    /// <param name="red">The red channel.</param>
    /// <param name="green">The green channel.</param>
    /// <param name="blue">The blue channel.</param>
    /// <returns>The class name, or null where no class has that colour.</returns>
    public string? Find(byte red, byte green, byte blue) => _names.GetValueOrDefault((red << 16) | (green << 8) | blue);

    private static A2d2ClassList Read(JsonCursor root)
    {
        var names = new SortedDictionary<int, string>();
        foreach (var (key, value) in root.Properties())
        {
            if (key.Length == 7 && key[0] == '#' && int.TryParse(key.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var colour))
                names[colour] = value.String() ?? "";
            else
                value.Wrong("must have a colour such as '#ff0000' as its key", $"'{key}'", "Write the colour as '#' and six hexadecimal digits.");
        }

        return new A2d2ClassList(names);
    }
}
