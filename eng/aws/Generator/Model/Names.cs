namespace AwsSdkGenerator.Model;

/// <summary>The names that the .NET SDK makes from those of a model.</summary>
internal static class Names
{
    // Those that the values of our models have; another one would not compile.
    private static readonly char[] Separators = ['-', '.', ':', '/'];

    public static string Property(string member) => Capitalized(member);

    public static string Exception(string error) => error.EndsWith("Exception", StringComparison.Ordinal) ? error : error + "Exception";

    /// <summary>ml.m5.large -> MlM5Large; SINGLE_NODE stays as it is.</summary>
    public static string EnumerationValue(string value) => string.Concat(value.Split(Separators, StringSplitOptions.RemoveEmptyEntries).Select(Capitalized));

    private static string Capitalized(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
