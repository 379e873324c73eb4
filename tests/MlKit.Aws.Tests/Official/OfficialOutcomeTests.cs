using MlKit.TestKit.Aws;

namespace MlKit.Aws.Tests.Official;

/// <summary>The same answers to an official client and to the stand-in: the same must come of them.</summary>
public sealed class OfficialOutcomeTests
{
    private const string UnknownError = "SomethingNew";

    public static TheoryData<string, string> KnownErrors => Cases(Answers.Errors("any").Keys);

    public static TheoryData<string, string> UnreadableErrors => Cases(Answers.UnreadableErrors("any").Keys);

    public static TheoryData<string, string> StrangeAnswers => Cases(Answers.Strange.Keys);

    public static TheoryData<string, string> Bodies => [.. Answers.Bodies.SelectMany(group => group.Select(body => new TheoryDataRow<string, string>(group.Key, body)))];

    [Theory, MemberData(nameof(KnownErrors))]
    public Task Error_ThatTheOperationDeclares_IsThatOfTheOfficialClient(string operation, string answer) =>
        AssertSameAsync(operation, Answers.Errors(OfficialCall.All[operation].KnownError)[answer]);

    [Theory, MemberData(nameof(KnownErrors))]
    public Task Error_ThatNobodyKnows_IsThatOfTheOfficialClient(string operation, string answer) => AssertSameAsync(operation, Answers.Errors(UnknownError)[answer]);

    [Theory, MemberData(nameof(UnreadableErrors))]
    public Task Error_ThatNobodyKnowsInABodyThatIsNoJson_IsThatOfTheOfficialClient(string operation, string answer) => AssertSameAsync(operation, Answers.UnreadableErrors(UnknownError)[answer]);

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

    [Theory, MemberData(nameof(StrangeAnswers))]
    public Task Answer_OfAnyForm_GivesWhatTheOfficialClientGives(string operation, string answer) => AssertSameAsync(operation, Answers.Strange[answer]);

    [Theory, MemberData(nameof(Bodies))]
    public Task Body_OfAnyTypes_GivesWhatTheOfficialClientGives(string operation, string body) => AssertSameAsync(operation, FakeAwsResponse.Json(body));

    private static TheoryData<string, string> Cases(IEnumerable<string> answers) =>
        [.. answers.SelectMany(answer => OfficialCall.All.Keys.Select(operation => new TheoryDataRow<string, string>(operation, answer)))];

    private static async Task AssertSameAsync(string operation, params FakeAwsResponse[] answers)
    {
        var call = OfficialCall.All[operation];

        var official = await Outcome.OfAsync(call.Official, operation, answers, TestContext.Current.CancellationToken);
        var standIn = await Outcome.OfAsync(call.StandIn, operation, answers, TestContext.Current.CancellationToken);

        Assert.True(official == standIn, $"The official client: {official}\n\nThe stand-in: {standIn}");
    }
}
