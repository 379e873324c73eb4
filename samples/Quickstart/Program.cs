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
    if (QuickstartArguments.Parse(args, Console.Error) is not { } arguments)
        return 2;

    await LabelingScene.RunAsync(arguments, stop.Token);
    return 0;
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
catch (IOException exception)
{
    Console.Error.WriteLine(exception.Message);
    return 1;
}
