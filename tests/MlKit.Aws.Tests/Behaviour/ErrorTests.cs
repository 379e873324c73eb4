using System.Net;
using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;
using Amazon.Runtime;
using Amazon.SimpleNotificationService;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using MlKit.TestKit.Aws;

namespace MlKit.Aws.Tests.Behaviour;

public sealed class ErrorTests : AwsBehaviour
{
    private const string Link = "http://internal.amazon.com/coral/com.amazonaws.swf.service.v2.model/";

    public static TheoryData<string> Shapes => ["namespace", "no namespace", "header", "header with link", "code", "upper code"];

    [Theory, MemberData(nameof(Shapes))]
    public async Task Error_NamedAnywhere_IsTheExceptionOfItsStructure(string shape)
    {
        var error = await FailAsync<ExecutionAlreadyExistsException>(Error(shape, "ExecutionAlreadyExists"));

        Assert.Equal("Twice.", error.Message);
        Assert.Equal("ExecutionAlreadyExists", error.ErrorCode);
        Assert.Equal(HttpStatusCode.BadRequest, error.StatusCode);
        Assert.Equal("request-1", error.RequestId);
    }

    [Theory, MemberData(nameof(Shapes))]
    public async Task Error_UnknownToTheModel_IsTheServicesOwnWithTheCode(string shape)
    {
        var error = await FailAsync<AmazonStepFunctionsException>(Error(shape, "SomethingNew"));

        Assert.Equal("Twice.", error.Message);
        Assert.Equal("SomethingNew", error.ErrorCode);
    }

    [Fact]
    public async Task Error_OfAnotherOperation_IsTheServicesOwnWithTheCode()
    {
        var error = await FailAsync<AmazonStepFunctionsException>(FakeAwsResponse.Error("ActivityDoesNotExist", "Which?"));

        Assert.Equal("ActivityDoesNotExist", error.ErrorCode);
        Assert.Equal("Which?", error.Message);
    }

    [Theory]
    [InlineData(403)]
    [InlineData(404)]
    public async Task Error_ThatIsAWebPage_HasStatusAndRequest(int status)
    {
        var error = await FailAsync<AmazonStepFunctionsException>(FakeAwsResponse.HtmlError(status));

        Assert.Equal("The service returned an error. See inner exception for details.", error.Message);
        Assert.Null(error.ErrorCode);
        Assert.Equal(status, (int)error.StatusCode);
        Assert.Equal("request-1", error.RequestId);
    }

    [Fact]
    public async Task Error_WithoutABody_HasStatusAndRequest()
    {
        var error = await FailAsync<AmazonStepFunctionsException>(FakeAwsResponse.Empty(403));

        Assert.Equal("The service returned an error. See inner exception for details.", error.Message);
        Assert.Equal(HttpStatusCode.Forbidden, error.StatusCode);
        Assert.Equal("request-1", error.RequestId);
        Assert.IsType<Amazon.Runtime.Internal.HttpErrorResponseException>(error.InnerException);
    }

    [Theory]
    [InlineData("AuthorizationError")]
    [InlineData("AuthorizationErrorException")]
    public async Task Error_OfTheQueryProtocol_IsKnownByItsCodeOnly(string code)
    {
        Aws.On("Publish", FakeAwsResponse.Error(code, "Not yours & never was.", 403, FakeAwsErrorShape.Xml));
        using var client = new AmazonSimpleNotificationServiceClient(Aws.Configure(new AmazonSimpleNotificationServiceConfig()));

        var error = await Assert.ThrowsAnyAsync<AmazonSimpleNotificationServiceException>(() => client.PublishAsync(new() { TopicArn = "arn:t", Message = "m" }, Token));

        Assert.Equal(code == "AuthorizationError", error is Amazon.SimpleNotificationService.Model.AuthorizationErrorException);
        Assert.Equal("Not yours & never was.", error.Message);
        Assert.Equal(code, error.ErrorCode);
        Assert.Equal(ErrorType.Sender, error.ErrorType);
        Assert.Equal(HttpStatusCode.Forbidden, error.StatusCode);
    }

    [Fact]
    public async Task Error_OfTheQueryProtocol_HasTheRequestOfItsBody()
    {
        Aws.On("Publish", FakeAwsResponse.Xml(
            """<ErrorResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><Error><Type>Receiver</Type><Code>NotFound</Code><Message>Gone.</Message></Error><RequestId>of-the-body</RequestId></ErrorResponse>""", 404));
        using var client = new AmazonSimpleNotificationServiceClient(Aws.Configure(new AmazonSimpleNotificationServiceConfig()));

        var error = await Assert.ThrowsAsync<Amazon.SimpleNotificationService.Model.NotFoundException>(() => client.PublishAsync(new() { TopicArn = "arn:t", Message = "m" }, Token));

        Assert.Equal("of-the-body", error.RequestId);
        Assert.Equal(ErrorType.Receiver, error.ErrorType);
    }

    [Theory]
    [InlineData("InvalidNextToken", true)]
    [InlineData("InvalidParameterValueException", false)]
    public async Task Error_OfAServiceThatOnceSpokeQuery_HasTheCodeOfThatTime(string code, bool isDeclared)
    {
        Aws.On("GetMetricData", FakeAwsResponse.Error(code, "Wrong.").WithHeader("x-amzn-query-error", "OldCode;Sender"));
        using var client = new AmazonCloudWatchClient(Aws.Configure(new AmazonCloudWatchConfig()));

        var error = await Assert.ThrowsAnyAsync<AmazonCloudWatchException>(() => client.GetMetricDataAsync(new GetMetricDataRequest(), Token));

        Assert.Equal(isDeclared, error is InvalidNextTokenException);
        Assert.Equal("OldCode", error.ErrorCode);
        Assert.Equal(ErrorType.Sender, error.ErrorType);
        Assert.Equal("true", Assert.Single(Aws.Requests).Header("x-amzn-query-mode"));
    }

    private static FakeAwsResponse Error(string shape, string code) => shape switch
    {
        "namespace" => FakeAwsResponse.Json($$"""{"__type":"com.amazonaws.swf.service.v2.model#{{code}}","message":"Twice."}""", 400),
        "no namespace" => FakeAwsResponse.Json($$"""{"__type":"{{code}}","Message":"Twice."}""", 400),
        "header" => FakeAwsResponse.Json("""{"message":"Twice."}""", 400).WithHeader("x-amzn-ErrorType", code),
        "header with link" => FakeAwsResponse.Json("""{"message":"Twice."}""", 400).WithHeader("x-amzn-ErrorType", $"{code}:{Link}"),
        "code" => FakeAwsResponse.Error(code, "Twice.", shape: FakeAwsErrorShape.CodeMember),
        "upper code" => FakeAwsResponse.Error(code, "Twice.", shape: FakeAwsErrorShape.UpperCodeMember),
        _ => throw new ArgumentOutOfRangeException(nameof(shape), shape, null),
    };

    private async Task<TException> FailAsync<TException>(FakeAwsResponse answer)
        where TException : Exception
    {
        Aws.On("StartExecution", answer);
        using var client = new AmazonStepFunctionsClient(Aws.Configure(new AmazonStepFunctionsConfig()));
        return await Assert.ThrowsAsync<TException>(() => client.StartExecutionAsync(new StartExecutionRequest { StateMachineArn = "arn:m" }, Token));
    }
}
