namespace AwsSdkGenerator.Model;

/// <summary>The names that the .NET SDK makes from those of a model.</summary>
internal static class Names
{
    private static readonly char[] Separators = [' ', '-', '.', ':', ',', '/', '(', ')', '[', ']', '+', '*', '\''];

    public static string Property(string member) => Capitalized(member);

    public static string Exception(string error) => error.EndsWith("Exception", StringComparison.Ordinal) ? error : error + "Exception";

    /// <summary>ml.m5.large -> MlM5Large; SINGLE_NODE stays as it is.</summary>
    public static string EnumerationValue(string value)
    {
        var name = string.Concat(value.Split(Separators, StringSplitOptions.RemoveEmptyEntries).Select(Capitalized));
        return char.IsAsciiDigit(name[0]) ? "_" + name : name;
    }

    private static string Capitalized(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
