using System.Text;
using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;
using Amazon.CloudWatchLogs;
using Amazon.CloudWatchLogs.Model;
using Amazon.Kinesis;
using Amazon.Kinesis.Model;
using Amazon.MWAA;
using Amazon.MWAA.Model;
using Amazon.Runtime.Documents;
using Amazon.SageMaker;
using Amazon.SageMaker.Model;
using MlKit.TestKit.Aws;

namespace MlKit.Aws.Tests.Behaviour;

public sealed class ResponseValueTests : AwsBehaviour
{
    [Theory]
    [InlineData("1700000000", "2023-11-14T22:13:20.000")]
    [InlineData("1700000000.5", "2023-11-14T22:13:20.500")]
    [InlineData("1.7E9", "2023-11-14T22:13:20.000")]
    [InlineData("0", "1970-01-01T00:00:00.000")]
    [InlineData("-86400", "1969-12-31T00:00:00.000")]
    [InlineData("\"2023-11-14T22:13:20Z\"", "2023-11-14T22:13:20.000")]
    [InlineData("\"2023-11-14T23:13:20.250+01:00\"", "2023-11-14T22:13:20.250")]
    public async Task Timestamp_InAnyForm_IsUtc(string json, string expected)
    {
        Aws.On("DescribeEndpoint", FakeAwsResponse.Json($$"""{"CreationTime":{{json}}}"""));
        using var client = new AmazonSageMakerClient(Aws.Configure(new AmazonSageMakerConfig()));

        var time = (await client.DescribeEndpointAsync(new DescribeEndpointRequest(), Token)).CreationTime;

        Assert.Equal(expected, time?.ToString("yyyy-MM-ddTHH:mm:ss.fff", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(DateTimeKind.Utc, time?.Kind);
    }

    [Fact]
    public async Task Timestamp_OfCloudWatchLogs_IsInMilliseconds()
    {
        Aws.On("GetLogEvents", FakeAwsResponse.Json("""{"events":[{"timestamp":1700000000123,"ingestionTime":null,"message":"m"}]}"""));
        using var client = new AmazonCloudWatchLogsClient(Aws.Configure(new AmazonCloudWatchLogsConfig()));

        var one = Assert.Single((await client.GetLogEventsAsync(new GetLogEventsRequest { LogStreamName = "s" }, Token)).Events);

        Assert.Equal(new DateTime(2023, 11, 14, 22, 13, 20, 123, DateTimeKind.Utc), one.Timestamp);
        Assert.Equal(DateTimeKind.Utc, one.Timestamp?.Kind);
        Assert.Null(one.IngestionTime);
    }

    [Fact]
    public async Task Doubles_ThatAreNoNumbersOfJson_AreReadFromText()
    {
        Aws.On("GetMetricData", FakeAwsResponse.Json("""{"MetricDataResults":[{"Values":["NaN","Infinity","-Infinity",0.1,1e300,-0],"Timestamps":[1700000000]}]}"""));
        using var client = new AmazonCloudWatchClient(Aws.Configure(new AmazonCloudWatchConfig()));

        var result = Assert.Single((await client.GetMetricDataAsync(new GetMetricDataRequest(), Token)).MetricDataResults);

        Assert.Equal([double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0.1, 1e300, -0.0], result.Values);
        Assert.Equal(new DateTime(2023, 11, 14, 22, 13, 20, DateTimeKind.Utc), Assert.Single(result.Timestamps));
    }

    [Theory]
    [InlineData("AAEC/w==", new byte[] { 0, 1, 2, 255 })]
    [InlineData("", new byte[0])]
    public async Task Blob_OfAnyLength_IsAStreamAtItsStart(string base64, byte[] expected)
    {
        Aws.On("GetRecords", FakeAwsResponse.Json($$"""{"Records":[{"Data":"{{base64}}"},{"Data":null}]}"""));
        using var client = new AmazonKinesisClient(Aws.Configure(new AmazonKinesisConfig()));

        var records = (await client.GetRecordsAsync(new GetRecordsRequest { ShardIterator = "i" }, Token)).Records;

        Assert.Equal(expected, records[0].Data.ToArray());
        Assert.Equal(0, records[0].Data.Position);
        Assert.Null(records[1].Data);
    }

    [Fact]
    public async Task Document_OfMwaa_KeepsTheKindsOfItsNumbers()
    {
        var document = (await InvokeAsync("""{"int":2147483647,"long":2147483648,"double":0.5,"huge":1e30,"text":"1","yes":true,"nothing":null,"list":[[],{}]}""")).AsDictionary();

        Assert.Equal((DocumentType.Int, int.MaxValue), (document["int"].Type, document["int"].AsInt()));
        Assert.Equal((DocumentType.Long, 2147483648), (document["long"].Type, document["long"].AsLong()));
        Assert.Equal((DocumentType.Double, 0.5), (document["double"].Type, document["double"].AsDouble()));
        Assert.Equal((DocumentType.Double, 1e30), (document["huge"].Type, document["huge"].AsDouble()));
        Assert.Equal((DocumentType.String, "1"), (document["text"].Type, document["text"].AsString()));
        Assert.True(document["yes"].AsBool());
        Assert.True(document["nothing"].IsNull());
        Assert.Equal([DocumentType.List, DocumentType.Dictionary], document["list"].AsList().Select(item => item.Type));
    }

    [Theory]
    [InlineData("null", DocumentType.Null)]
    [InlineData("\"text\"", DocumentType.String)]
    [InlineData("[]", DocumentType.List)]
    public async Task Document_OfOneValue_IsIt(string json, DocumentType expected) => Assert.Equal(expected, (await InvokeAsync(json)).Type);

    [Fact]
    public async Task Document_Of250Levels_IsReadToTheEnd()
    {
        // The SDK's core gives up at 256.
        const int Levels = 250;
        var document = await InvokeAsync(new StringBuilder().Insert(0, "[", Levels).Append("\"deep\"").Insert(Levels + 6, "]", Levels).ToString());

        for (var level = 0; level < Levels; level++)
            document = Assert.Single(document.AsList());
        Assert.Equal("deep", document.AsString());
    }

    private async Task<Document> InvokeAsync(string json)
    {
        Aws.On("POST /rest-api/{Name}", FakeAwsResponse.Json($$"""{"RestApiStatusCode":200,"RestApiResponse":{{json}}}"""));
        using var client = new AmazonMWAAClient(Aws.Configure(new AmazonMWAAConfig()));
        return (await client.InvokeRestApiAsync(new InvokeRestApiRequest { Name = "airflow", Path = "/dags", Method = RestApiMethod.GET }, Token)).RestApiResponse;
    }
}
