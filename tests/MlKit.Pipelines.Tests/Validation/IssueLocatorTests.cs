namespace MlKit.Pipelines.Tests.Validation;

public sealed class IssueLocatorTests
{
    private const string Definition = """
        {
          "StartAt": "Ä/b",
          "States": {
            "Ä/b": { "Type": "Pass", "Next": "Nope" },
            "C": {
              "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
              "Retry": [{ "ErrorEquals": ["E"] }, { "ErrorEquals": ["E", "E"], "MaxAttempts": -1 }],
              "End": true
            }
          }
        }
        """;

    [Fact]
    public void ValidateJson_Mistakes_HaveTheirPlaces() => Assert.Equal(
        ["/States/Ä~1b/Next 4,31", "/States/C 5,5", "/States/C/Retry/1/ErrorEquals/1 7,66", "/States/C/Retry/1/MaxAttempts 7,72"],
        StateMachine.ValidateJson(Definition).Select(issue => $"{issue.Path} {issue.Line},{issue.Column}"));

    [Fact]
    public void ValidateJson_WhatIsMissing_HasThePlaceAround() => Assert.Equal(
        ["/ 2,1", "/States/A/Resource 2,42"],
        StateMachine.ValidateJson("\n{\"States\":{\"A\":{\"Type\":\"Task\",\"End\":true,\"Resource\":\"x\"}}}").Select(issue => $"{issue.Path} {issue.Line},{issue.Column}"));

    [Fact]
    public void ValidateJson_NoJson_IsAnIssue() => Assert.Equal("ASL001", Assert.Single(StateMachine.ValidateJson("not a definition")).Code);

    [Fact]
    public void ValidateJson_Null_Throws() => Assert.Equal("json", Assert.Throws<ArgumentNullException>(() => StateMachine.ValidateJson(null!)).ParamName);
}
