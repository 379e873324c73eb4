using System.Runtime.CompilerServices;

namespace MlKit.Aws.Tests.Setup;

/// <summary>No setting of the machine reaches the clients under test: no region, no credentials, no profile, no metadata service.</summary>
internal static class Surroundings
{
    [ModuleInitializer]
    public static void Clear()
    {
        foreach (var name in Environment.GetEnvironmentVariables().Keys.Cast<string>().Where(name => name.StartsWith("AWS_", StringComparison.OrdinalIgnoreCase)))
            Environment.SetEnvironmentVariable(name, null);
        var nowhere = Path.Combine(AppContext.BaseDirectory, "no-such-profile");
        Environment.SetEnvironmentVariable("AWS_CONFIG_FILE", nowhere);
        Environment.SetEnvironmentVariable("AWS_SHARED_CREDENTIALS_FILE", nowhere);
        Environment.SetEnvironmentVariable("AWS_EC2_METADATA_DISABLED", "true");
    }
}
