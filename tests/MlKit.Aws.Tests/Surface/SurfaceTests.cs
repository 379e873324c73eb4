extern alias standin;

using System.Reflection;

namespace MlKit.Aws.Tests.Surface;

/// <summary>What a stand-in offers and the official assembly does not would compile here and fail at the user's.</summary>
public sealed class SurfaceTests
{
    [Fact]
    public void StandIn_OfSqs_HasNoSignatureThatTheOfficialOneLacks() =>
        AssertNothingExtra(typeof(standin::Amazon.SQS.AmazonSQSClient).Assembly, typeof(Amazon.SQS.AmazonSQSClient).Assembly, least: 500);

    [Fact]
    public void StandIn_OfDynamoDB_HasNoSignatureThatTheOfficialOneLacks() =>
        AssertNothingExtra(typeof(standin::Amazon.DynamoDBv2.AmazonDynamoDBClient).Assembly, typeof(Amazon.DynamoDBv2.AmazonDynamoDBClient).Assembly, least: 1000);

    [Fact]
    public void StandIns_NameAndKey_AreThoseOfTheOfficialAssemblies()
    {
        var official = typeof(Amazon.SQS.AmazonSQSClient).Assembly.GetName();
        foreach (var (service, assembly) in AwsClients.Assemblies)
        {
            Assert.Equal("AWSSDK." + service, assembly.GetName().Name);
            Assert.Equal(official.Version, assembly.GetName().Version);
            Assert.Equal(official.GetPublicKeyToken(), assembly.GetName().GetPublicKeyToken());
        }
    }

    private static void AssertNothingExtra(Assembly standIn, Assembly official, int least)
    {
        var offered = PublicSignatures.Of(standIn);

        var extra = offered.Except(PublicSignatures.Of(official)).ToList();
        Assert.True(extra.Count == 0, string.Join(Environment.NewLine, extra));
        Assert.True(offered.Count >= least, $"Only {offered.Count} signatures: what is compared is not what was meant.");
    }
}
