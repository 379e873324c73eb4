using MlKit.Pipelines.Running;

namespace MlKit.Pipelines.Tests.Running;

public sealed class StringPatternTests
{
    [Theory]
    [InlineData("log-2026.txt", "log-*.txt", true)]
    [InlineData("log-.txt", "log-*.txt", true)]
    [InlineData("log-2026.csv", "log-*.txt", false)]
    [InlineData("aXbXc", "*X*X*", true)]
    [InlineData("aXb", "*X*X*", false)]
    [InlineData("abab", "*ab", true)]
    [InlineData("a*b", @"a\*b", true)]
    [InlineData("axb", @"a\*b", false)]
    [InlineData(@"a\b", @"a\\b", true)]
    [InlineData(@"a\xb", @"a\\*b", true)]
    [InlineData("", "*", true)]
    [InlineData("", "", true)]
    [InlineData("a", "", false)]
    public void Matches_TextAndPattern_AreCompared(string text, string pattern, bool matches) => Assert.Equal(matches, StringPattern.Matches(text, pattern));
}
