namespace MlKit.Aws.Tests.Official;

/// <summary>The same errors to an official client and to the stand-in: the same must come of them.</summary>
public sealed class OfficialErrorTests
{
    private const string UnknownError = "SomethingNew";

    public static TheoryData<string, string> KnownErrors => Cases(Answers.Errors("any").Keys);

    public static TheoryData<string, string> UnreadableErrors => Cases(Answers.UnreadableErrors("any").Keys);

    [Theory, MemberData(nameof(KnownErrors))]
    public Task Error_ThatTheOperationDeclares_IsThatOfTheOfficialClient(string operation, string answer) =>
        Outcome.AssertSameAsync(operation, Answers.Errors(OfficialCall.All[operation].KnownError)[answer]);

    [Theory, MemberData(nameof(KnownErrors))]
    public Task Error_ThatNobodyKnows_IsThatOfTheOfficialClient(string operation, string answer) => Outcome.AssertSameAsync(operation, Answers.Errors(UnknownError)[answer]);

    [Theory, MemberData(nameof(UnreadableErrors))]
    public Task Error_ThatNobodyKnowsInABodyThatIsNoJson_IsThatOfTheOfficialClient(string operation, string answer) => Outcome.AssertSameAsync(operation, Answers.UnreadableErrors(UnknownError)[answer]);

    // The official client reads on for the members of the structure, fails, and tells neither the error nor its message. Whoever catches the error wants it here too.
    [Theory]
    [InlineData("xml")]
    [InlineData("broken after the code")]
    public async Task Error_ThatTheOperationDeclaresInABodyThatIsNoJson_IsToldThoughTheOfficialClientDoesNot(string answer)
    {
        var call = OfficialCall.All["GetItem"];
        var answers = Answers.UnreadableErrors(call.KnownError)[answer];

        var official = await Outcome.OfAsync(call.Official, "GetItem", answers, TestContext.Current.CancellationToken);
        var standIn = await Outcome.OfAsync(call.StandIn, "GetItem", answers, TestContext.Current.CancellationToken);

        Assert.StartsWith("Amazon.Runtime.AmazonUnmarshallingException: ", official, StringComparison.Ordinal);
        Assert.StartsWith("Amazon.DynamoDBv2.Model.ResourceNotFoundException: Wrong.\nResourceNotFoundException ", standIn, StringComparison.Ordinal);
    }

    // How an error is read does not depend on the operation, only on its service.
    private static TheoryData<string, string> Cases(IEnumerable<string> answers) =>
        [.. answers.SelectMany(answer => new[] { "SendMessage", "GetItem" }.Select(operation => new TheoryDataRow<string, string>(operation, answer)))];
}
