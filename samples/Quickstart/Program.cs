using MlKit.Labeling.Checks;
using Quickstart;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};

try
{
    if (args is ["--help" or "-h"])
    {
        Console.WriteLine(QuickstartArguments.Usage);
        return 0;
    }

    if (QuickstartArguments.Parse(args, Console.Error) is not { } arguments)
        return 2;

    var isReady = await LabelingScene.RunAsync(arguments, stop.Token);
    // Who brings a data set came for the first scene.
    var hasSucceeded = arguments.Source is not null || await PipelineScene.RunAsync(arguments, stop.Token);
    return isReady && hasSucceeded ? 0 : 1;
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine("Stopped. Frames already converted are kept: the same command goes on from there.");
    return 130;
}
catch (LabelingDataException exception)
{
    Console.Error.WriteLine(exception.Message);
    return 1;
}
catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(exception.Message);
    return 1;
}
