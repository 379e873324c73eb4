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

    /// <summary>Reads the command line; says what is wrong with it and returns null where it cannot be understood.</summary>
    public static LauncherArguments? Parse(string[] args, TextWriter error)
    {
        var instances = 2;
        var folders = new List<string>();
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i] != "--instances")
                folders.Add(args[i]);
            else if (++i == args.Length || !int.TryParse(args[i], NumberStyles.None, CultureInfo.InvariantCulture, out instances) || instances is < 1 or > 100)
                return Refuse(error, $"--instances must be followed by a number from 1 to 100, but found {(i < args.Length ? $"'{args[i]}'" : "nothing")}.");
        }

        if (folders.Find(folder => string.IsNullOrWhiteSpace(folder) || folder.StartsWith('-')) is { } unknown)
            return Refuse(error, $"'{unknown}' is neither an option nor a folder.");

        return folders switch
        {
            [] => new LauncherArguments(null, Path.Combine("artifacts", "sharded-conversion"), instances),
            [var source, var output] => new LauncherArguments(source, output, instances),
            _ => Refuse(error, "Give both A2D2_FOLDER and OUTPUT_FOLDER, or neither."),
        };
    }

    private static LauncherArguments? Refuse(TextWriter error, string problem)
    {
        error.WriteLine(problem);
        error.WriteLine();
        error.WriteLine(Usage);
        return null;
    }
}
