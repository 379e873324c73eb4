using System.Globalization;

namespace ShardedConversionSample;

/// <summary>What the user asked for on the command line.</summary>
/// <param name="Source">The data set's folder, or null for the synthetic scene.</param>
/// <param name="Output">Where to write.</param>
/// <param name="Instances">The number of processes at a time.</param>
internal sealed record LauncherArguments(string? Source, string Output, int Instances)
{
    public const string Usage =
        """
        Usage: dotnet run --project samples/ShardedConversion [-- A2D2_FOLDER OUTPUT_FOLDER] [--instances N]

          A2D2_FOLDER    the folder that holds cams_lidars.json and the scenes; without it a synthetic scene is made
          OUTPUT_FOLDER  where to write; without it artifacts/sharded-conversion. What an earlier run left there is deleted
          --instances N  processes at a time (default: 2)
        """;

    public static LauncherArguments? Parse(string[] args)
    {
        var arguments = new LauncherArguments(null, Path.Combine("artifacts", "sharded-conversion"), 2);
        if (args is [.. var before, "--instances", var count])
        {
            if (!int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var instances) || instances is < 1 or > 100)
                return null;

            (args, arguments) = (before, arguments with { Instances = instances });
        }

        return args switch
        {
            [] => arguments,
            [var source, var output] when !source.StartsWith('-') && !output.StartsWith('-') => arguments with { Source = source, Output = output },
            _ => null,
        };
    }
}
