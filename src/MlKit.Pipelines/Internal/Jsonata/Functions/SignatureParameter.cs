using MlKit.Pipelines.Internal.Jsonata.Values;

namespace MlKit.Pipelines.Internal.Jsonata.Functions;

/// <summary>A parameter of a signature.</summary>
/// <param name="Kinds">The kinds it takes, as a signature writes them: any of <c>snbloaf</c>.</param>
/// <param name="IsArray">Whether what is no array becomes one.</param>
/// <param name="ItemKind">What the items of the array are, or <see langword="null"/> for anything.</param>
/// <param name="IsOptional">Whether it may be left out.</param>
/// <param name="IsRepeated">Whether there may be more of it.</param>
/// <param name="IsContext">Whether the context takes its place where it is left out.</param>
internal sealed record SignatureParameter(string Kinds, bool IsArray = false, char? ItemKind = null, bool IsOptional = false, bool IsRepeated = false, bool IsContext = false)
{
    private const char Missing = 'm';

    /// <summary>Returns the letter of a value; a function has no value to be missing.</summary>
    public static char LetterOf(JsonataValue value) => value.Kind switch
    {
        JsonataKind.Null => 'l',
        JsonataKind.Boolean => 'b',
        JsonataKind.Number => 'n',
        JsonataKind.String => 's',
        JsonataKind.Array => 'a',
        JsonataKind.Object => 'o',
        JsonataKind.Function => 'f',
        _ => Missing,
    };

    public static string NameOf(char letter) => letter switch
    {
        'l' => "null",
        'b' => "booleans",
        'n' => "numbers",
        's' => "strings",
        'a' => "arrays",
        'o' => "objects",
        'f' => "functions",
        _ => "values",
    };

    public bool Takes(JsonataValue value) => LetterOf(value) is var letter && (Kinds.Contains(letter, StringComparison.Ordinal) || (letter == Missing && Kinds != "f"));
}
