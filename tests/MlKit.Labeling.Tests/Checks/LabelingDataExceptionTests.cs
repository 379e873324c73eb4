using MlKit.Labeling.Checks;

namespace MlKit.Labeling.Tests.Checks;

public sealed class LabelingDataExceptionTests
{
    private static readonly LabelingIssue First = new("a.npz#points", "must have the shape (N, 3)", "(7, 4)", "Save it again.");
    private static readonly LabelingIssue Second = new("b.json#$.id", "must be an integer", "1.5", "Correct the value.") { Severity = IssueSeverity.Warning };

    [Fact]
    public void Message_OneIssue_IsItsLine()
    {
        var inner = new InvalidOperationException();

        var exception = new LabelingDataException(First, inner);

        Assert.Equal("a.npz#points: must have the shape (N, 3), but found (7, 4). Save it again.", exception.Message);
        Assert.Equal([First], exception.Issues);
        Assert.Same(inner, exception.InnerException);
        Assert.Equal(IssueSeverity.Error, exception.Issues[0].Severity);
    }

    [Fact]
    public void Message_SeveralIssues_ListsThemInOrder() => Assert.Equal(
        """
        2 problems were found:
        - a.npz#points: must have the shape (N, 3), but found (7, 4). Save it again.
        - b.json#$.id: must be an integer, but found 1.5. Correct the value.
        """,
        new LabelingDataException([First, Second]).Message);

    [Fact]
    public void Issues_CallersListChanges_StayAsTheyWere()
    {
        List<LabelingIssue> issues = [First, Second];
        var exception = new LabelingDataException(issues);

        issues.Clear();

        Assert.Equal([First, Second], exception.Issues);
    }

    [Fact]
    public void Constructor_NoIssue_Throws()
    {
        var exception = Assert.Throws<ArgumentException>(() => new LabelingDataException([]));

        Assert.Equal("issues", exception.ParamName);
        Assert.Equal("An exception needs at least one issue. (Parameter 'issues')", exception.Message);
        Assert.Equal("issues", Assert.Throws<ArgumentNullException>(() => new LabelingDataException((IReadOnlyList<LabelingIssue>)null!)).ParamName);
    }

    [Fact]
    public void Equals_IssuesWithEqualText_AreEqual() => Assert.Equal(First, First with { });
}
