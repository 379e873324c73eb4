using System.Globalization;
using MlKit.Labeling.Conversion;

namespace Quickstart;

/// <summary>What the user asked for on the command line.</summary>
internal sealed record QuickstartArguments
{
    public const string Usage =
        """
        Usage: dotnet run --project samples/Quickstart [-- A2D2_FOLDER OUTPUT_FOLDER [--frames N] [--workers N] [--images undistort|original]]

        Without folders two scenes run: a synthetic one becomes labeling input, and three Python scripts a workflow (see samples/LegacyPipeline).

          A2D2_FOLDER    the data set's root, one of its subsets or one scene, for the first scene alone
          OUTPUT_FOLDER  where to write; without it artifacts/quickstart/labeling-input
          --frames N     convert at most N frames of each scene
          --workers N    convert N frames at a time (default: the number of processors)
          --images MODE  undistort (default): write undistorted images; original: pass the distortion coefficients on
        """;

    private const string NotBothFolders = "Give both A2D2_FOLDER and OUTPUT_FOLDER, or neither.";

    /// <summary>Gets the folder of the real data set, or null for the synthetic scene.</summary>
    public string? Source { get; init; }

    public string Output { get; init; } = Path.Combine("artifacts", "quickstart", "labeling-input");

    public int? Frames { get; init; }

    public int Workers { get; init; } = Environment.ProcessorCount;

    public ImageMode Images { get; init; }

    /// <summary>Reads the command line; says what is wrong with it and returns null where it cannot be understood.</summary>
    public static QuickstartArguments? Parse(string[] args, TextWriter error)
    {
        var arguments = new QuickstartArguments();
        var folders = new List<string>();
        for (var i = 0; i < args.Length; i++)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal))
            {
                folders.Add(args[i]);
                continue;
            }

            var value = i + 1 < args.Length ? args[i + 1] : null;
            if (arguments.With(args[i], value) is not { } changed)
                return Refuse(error, value is null ? $"{args[i]} is unknown or lacks its value." : $"{args[i]} {value} is not understood.");

            arguments = changed;
            i++;
        }

        return folders.Count switch
        {
            _ when folders.Any(string.IsNullOrWhiteSpace) => Refuse(error, NotBothFolders),
            0 => arguments,
            2 => arguments with { Source = folders[0], Output = folders[1] },
            _ => Refuse(error, NotBothFolders),
        };
    }

    private QuickstartArguments? With(string option, string? value) => (option, value) switch
    {
        ("--frames", _) when Count(value) is { } frames => this with { Frames = frames },
        ("--workers", _) when Count(value) is { } workers => this with { Workers = workers },
        ("--images", "undistort") => this with { Images = ImageMode.Undistort },
        ("--images", "original") => this with { Images = ImageMode.Original },
        _ => null,
    };

    private static int? Count(string? value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0 ? count : null;

    private static QuickstartArguments? Refuse(TextWriter error, string problem)
    {
        error.WriteLine(problem);
        error.WriteLine();
        error.WriteLine(Usage);
        return null;
    }
}
