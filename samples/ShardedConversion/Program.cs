using ShardedConversionSample;

// One program, two roles: in the container it is the worker, on the developer's machine it launches the workers.
if (args is ["worker", var optMl, var step])
    return await WorkerProgram.RunAsync(optMl, step);

if (LauncherArguments.Parse(args) is not { } arguments)
{
    Console.Error.WriteLine(LauncherArguments.Usage);
    return args is ["--help" or "-h"] ? 0 : 2;
}

return await LauncherProgram.RunAsync(arguments);
