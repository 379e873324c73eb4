using ShardedConversionSample;

// One program, two roles: in the container it is the worker, on the developer's machine it launches the workers.
if (args is ["worker", var optMl, var step])
    return await WorkerProgram.RunAsync(optMl, step);

if (args is ["--help" or "-h"])
{
    Console.WriteLine(LauncherArguments.Usage);
    return 0;
}

return LauncherArguments.Parse(args, Console.Error) is { } arguments ? await LauncherProgram.RunAsync(arguments) : 2;
