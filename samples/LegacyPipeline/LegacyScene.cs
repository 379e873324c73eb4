using MlKit.Pipelines;
using MlKit.Pipelines.Diagrams;
using MlKit.Pipelines.ProcessingJobs.Local;
using MlKit.Pipelines.Running;

namespace LegacyPipeline;

/// <summary>Three legacy scripts become a workflow, which runs on this machine.</summary>
internal static class LegacyScene
{
    private const int ShownCustomers = 5;

    /// <param name="path">Where to write.</param>
    /// <param name="python">The name of the Python to run the scripts with.</param>
    /// <param name="broken">Whether the data are to be damaged, to see a run fail.</param>
    /// <param name="cancellationToken">Stops the run and its jobs.</param>
    /// <returns>Whether the run succeeded.</returns>
    public static async Task<bool> RunAsync(string path, string python, bool broken, CancellationToken cancellationToken)
    {
        var folder = new SceneFolder(path);
        folder.Fill(broken);
        Console.WriteLine($"Customers to be called  {folder.Input}");

        var machine = LegacyWorkflow.Build();
        Print(machine);
        Console.WriteLine("Running it here");
        var input = LegacyInput.ToJson("1");
        var result = await RunAsync(machine, input, Options(folder, python), cancellationToken);
        Console.WriteLine(result.Status == ExecutionStatus.Succeeded ? "  Succeeded" : $"  {result.Status}: {result.Error}");
        if (result.Status == ExecutionStatus.Succeeded)
            PrintResult(folder.Result);

        Console.WriteLine();
        WriteFiles(folder, machine, input, result);
        return result.Status == ExecutionStatus.Succeeded;
    }

    /// <summary>Says what stands for S3 and for the images, and who is told what happens.</summary>
    public static LocalJobOptions Options(SceneFolder folder, string python)
    {
        var custom = LocalImage.FromDockerfile("*/legacycode:*", Path.Combine(SceneFolder.LegacyCode, "inferencecontainer", "Dockerfile"));
        var progress = new RunProgress();
        return new LocalJobOptions(LocalBuckets.In(folder.Buckets))
        {
            Images = [.. new[] { LocalImage.ScikitLearn, custom }.Select(image => image with { Programs = image.Programs.SetItem("python", python) })],
            Log = progress,
            Results = progress,
        };
    }

    public static async Task<ExecutionResult> RunAsync(StateMachine machine, string input, LocalJobOptions options, CancellationToken cancellationToken)
    {
        // Disposing of the runner stops what still runs.
        await using var runner = new LocalRunner(new LocalRunnerOptions { Handlers = new TaskHandlers().AddProcessingJobs(options) });
        var execution = runner.Start(machine, input);
        await foreach (var told in execution.ReadEventsAsync(cancellationToken))
            (options.Log as RunProgress)?.Report(told);

        return await execution.Completion;
    }

    private static void Print(StateMachine machine)
    {
        var issues = machine.Validate();
        Console.WriteLine($"Workflow '{machine.Name}'  {machine.States.Count} states, {(issues.IsEmpty ? "no mistakes found" : $"{issues.Length} issues")}");
        foreach (var issue in issues)
            Console.WriteLine($"  {issue.Severity} {issue.Code}: {issue}");
    }

    private static void PrintResult(string file)
    {
        Console.WriteLine($"Whom to call first      {file}");
        foreach (var row in File.ReadLines(file).Take(ShownCustomers + 1).Select(line => line.Split(',')))
            Console.WriteLine($"  {row[0],4}  {row[1],8}  {row[2],11}  {row[3]}");
    }

    private static void WriteFiles(SceneFolder folder, StateMachine machine, string input, ExecutionResult result)
    {
        var path = result.StateStatuses();
        var policy = machine.ToExecutionPolicy(LegacyInput.Scope);
        Console.WriteLine($"Definition        {folder.Write("definition.json", machine.ToJson() + "\n")}");
        Console.WriteLine($"Input of the run  {folder.Write("input.json", input)}");
        Console.WriteLine($"The run, painted  {folder.Write("run.svg", machine.ToSvg(path))}");
        Console.WriteLine($"  as Mermaid      {folder.Write("run.mmd", machine.ToMermaid(path))}");
        Console.WriteLine($"Policy it needs   {folder.Write("execution-policy.json", policy.ToJson() + "\n")}");
        foreach (var warning in policy.Warnings)
            Console.WriteLine($"  {warning}");
    }
}
