using AwsSdkGenerator.Model;

namespace MlKit.Aws.Tests.Generation;

/// <summary>The models of <c>eng/aws/models</c>.</summary>
internal static class Models
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Models");

    public static ServiceModel Read(string service) => ServiceModel.Read(Path.Combine(Folder, service + ".json"));
}
