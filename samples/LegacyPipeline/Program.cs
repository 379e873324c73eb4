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
var unknown = folders.Find(folder => string.IsNullOrWhiteSpace(folder) || folder.StartsWith('-'));
if (unknown is not null || folders.Count > 1)
{
    Console.Error.WriteLine(unknown is not null ? $"'{unknown}' is neither an option nor a folder." : $"Give one OUTPUT_FOLDER, not {folders.Count}: put quotes around a path with blanks.");
    Console.Error.WriteLine();
    Console.Error.WriteLine(Usage);
    return 2;
}

var output = folders.FirstOrDefault() ?? Path.Combine("artifacts", "legacy-pipeline");

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

    return await LegacyScene.RunAsync(output, python, args.Contains("--break"), stop.Token) ? 0 : 1;
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine("Stopped: no job runs any more.");
    return 130;
}
catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine($"Cannot write to '{output}': {exception.Message} Choose another folder, or free space if the disk is full.");
    return 1;
}
