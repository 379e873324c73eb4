using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace MlKit.Labeling.Tests.Docs;

/// <summary>Holds the documentation to what is compiled and to what exists.</summary>
public sealed partial class DocumentationTests
{
    private static readonly string Repository = FindRepository();

    public static TheoryData<string> Pages => [.. Directory.EnumerateFiles(Repository, "*.md", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(Repository, path).Replace('\\', '/'))
        .Where(path => !path.Split('/').Any(part => part is "bin" or "obj" or "artifacts" or "TestResults" or "node_modules"))
        .Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Page_EveryBlockOfCSharp_IsCompiledInSnippets(string page)
    {
        var compiled = string.Join('\n', Directory.EnumerateFiles(Path.Combine(Repository, "samples", "Snippets"), "*.cs").Select(File.ReadAllText).Select(Squeeze));

        Assert.All(
            CSharpBlock().Matches(File.ReadAllText(Path.Combine(Repository, page))),
            block => Assert.Contains(Squeeze(UsingLine().Replace(block.Groups[1].Value, "")), compiled, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Page_EveryRelativeLink_LeadsSomewhere(string page)
    {
        var folder = Path.GetDirectoryName(Path.Combine(Repository, page))!;

        Assert.All(
            Link().Matches(File.ReadAllText(Path.Combine(Repository, page))),
            link => Assert.True(Path.Exists(Path.Combine(folder, link.Groups[1].Value)), $"{page} links to {link.Groups[1].Value}, which does not exist."));
    }

    [Fact]
    public void ConverterExample_IsTheReadmesBeginning()
    {
        var example = File.ReadAllText(Path.Combine(Repository, "src", "MlKit.Labeling", "A2d2Converter.cs")).Replace("/// ", "", StringComparison.Ordinal);
        var readme = CSharpBlock().Match(File.ReadAllText(Path.Combine(Repository, "README.md"))).Groups[1].Value;

        Assert.Contains(Squeeze(readme[readme.IndexOf("var dataset", StringComparison.Ordinal)..readme.IndexOf("ConversionReport", StringComparison.Ordinal)]), Squeeze(example), StringComparison.Ordinal);
    }

    private static string Squeeze(string text) => Whitespace().Replace(text, " ").Trim();

    // The source path may have been rewritten by a deterministic build; the binary lies inside the repository in any case.
    private static string FindRepository([CallerFilePath] string here = "")
    {
        foreach (var start in new[] { Path.GetDirectoryName(here), AppContext.BaseDirectory })
        {
            for (var folder = start; folder is not null; folder = Path.GetDirectoryName(folder))
            {
                if (File.Exists(Path.Combine(folder, "MlKit.sln")))
                    return folder;
            }
        }

        throw new DirectoryNotFoundException("The tests do not lie inside the repository.");
    }

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CSharpBlock();

    [GeneratedRegex(@"\]\((?!https?:|#)([^)#]+)")]
    private static partial Regex Link();

    [GeneratedRegex("^using [A-Za-z0-9.]+;$", RegexOptions.Multiline)]
    private static partial Regex UsingLine();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Whitespace();
}
