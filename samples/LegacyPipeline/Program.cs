using LegacyPipeline;

const string Usage =
    """
    Usage: dotnet run --project samples/LegacyPipeline [-- [OUTPUT_FOLDER] [--break]]

      OUTPUT_FOLDER  where to write; without it artifacts/legacy-pipeline
      --break        give a customer an age that is no number, to see a run fail
    """;

if (args is ["--help" or "-h"])
{
    Console.WriteLine(Usage);
    return 0;
}

var folders = args.Where(argument => argument != "--break").ToList();
if (folders.Count > 1 || folders.Exists(folder => string.IsNullOrWhiteSpace(folder) || folder.StartsWith('-')))
{
    Console.Error.WriteLine(Usage);
    return 2;
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};

try
{
    if (await Python.FindAsync(stop.Token) is not { } python)
    {
        Console.Error.WriteLine(Python.Missing);
        return 1;
    }

    var output = folders.FirstOrDefault() ?? Path.Combine("artifacts", "legacy-pipeline");
    return await LegacyScene.RunAsync(output, python, args.Contains("--break"), stop.Token) ? 0 : 1;
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine("Stopped: no job runs any more.");
    return 130;
}
catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(exception.Message);
    return 1;
}
