using MlKit.TestKit.Aws;

namespace MlKit.Aws.Tests.Official;

/// <summary>The same answers to an official client and to the stand-in: the same must come of them.</summary>
public sealed class OfficialAnswerTests
{
    public static TheoryData<string, string> StrangeAnswers => [.. Answers.Strange.Keys.SelectMany(answer => OfficialCall.All.Keys.Select(operation => new TheoryDataRow<string, string>(operation, answer)))];

    public static TheoryData<string, string> Bodies => [.. Answers.Bodies.SelectMany(group => group.Select(body => new TheoryDataRow<string, string>(group.Key, body)))];

    [Theory, MemberData(nameof(StrangeAnswers))]
    public Task Answer_OfAnyForm_GivesWhatTheOfficialClientGives(string operation, string answer) => Outcome.AssertSameAsync(operation, Answers.Strange[answer]);

    [Theory, MemberData(nameof(Bodies))]
    public Task Body_OfAnyTypes_GivesWhatTheOfficialClientGives(string operation, string body) => Outcome.AssertSameAsync(operation, FakeAwsResponse.Json(body));
}
