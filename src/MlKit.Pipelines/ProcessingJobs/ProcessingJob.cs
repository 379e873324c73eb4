using System.Collections.Immutable;
using MlKit.Pipelines.Expressions;
using MlKit.Pipelines.Internal;

namespace MlKit.Pipelines.ProcessingJobs;

/// <summary>A SageMaker Processing job: a container that reads data and writes data. Every value may be an expression.</summary>
/// <remarks>A job is immutable; its <c>With…</c> and <c>Add…</c> methods return changed copies.</remarks>
public sealed partial record ProcessingJob
{
    private ProcessingJob(string name) => Name = name;

    /// <summary>Gets the name of the job's state, from which the job's own name is made unless it is given.</summary>
    public string Name { get; init; }

    /// <summary>Gets the job's name, at most 63 letters, digits and hyphens, unique in account and region.</summary>
    /// <value>The default is <see langword="null"/>: made of <see cref="Name"/>, the name of the execution and the number of the attempt.</value>
    public ValueOf<string>? JobName { get; init; }

    /// <summary>Gets the container image.</summary>
    /// <value>The default is <see langword="null"/>; AWS requires one.</value>
    public ValueOf<string>? Image { get; init; }

    /// <summary>Gets the command; without one, the image's own.</summary>
    /// <value>The default is none.</value>
    public ImmutableArray<ValueOf<string>> Entrypoint { get; init; } = [];

    /// <summary>Gets the arguments of the command.</summary>
    /// <value>The default is none.</value>
    public ImmutableArray<ValueOf<string>> Arguments { get; init; } = [];

    /// <summary>Gets the data it reads, at most 10.</summary>
    /// <value>The default is none.</value>
    public ImmutableArray<ProcessingInput> Inputs { get; init; } = [];

    /// <summary>Gets the data it writes, at most 10.</summary>
    /// <value>The default is none.</value>
    public ImmutableArray<ProcessingOutput> Outputs { get; init; } = [];

    /// <summary>Gets the environment variables in their order, at most 100.</summary>
    /// <value>The default is none.</value>
    public ImmutableArray<KeyValuePair<string, ValueOf<string>>> Environment { get; init; } = [];

    /// <summary>Gets the type of the instances, such as <c>ml.m5.xlarge</c>.</summary>
    /// <value>The default is <c>ml.m5.xlarge</c>.</value>
    public ValueOf<string> InstanceType { get; init; } = "ml.m5.xlarge";

    /// <summary>Gets the number of instances, 1 to 100.</summary>
    /// <value>The default is 1.</value>
    public ValueOf<long> InstanceCount { get; init; } = 1;

    /// <summary>Gets the size of each instance's disk in GB, 1 to 16,384.</summary>
    /// <value>The default is 30.</value>
    public ValueOf<long> VolumeSizeInGB { get; init; } = 30;

    /// <summary>Gets how many seconds the job may run, 1 to 777,600.</summary>
    /// <value>The default is <see langword="null"/>: a day.</value>
    public ValueOf<long>? MaxRuntimeInSeconds { get; init; }

    /// <summary>Gets the role the job runs as.</summary>
    /// <value>The default is <see langword="null"/>; AWS requires one.</value>
    public ValueOf<string>? RoleArn { get; init; }

    /// <summary>Gets further fields of the request, such as <c>NetworkConfig</c> or <c>Tags</c>.</summary>
    /// <value>The default is none.</value>
    public ImmutableArray<PayloadMember> Others { get; init; } = [];

    /// <summary>Begins a job.</summary>
    /// <param name="name">The name of the job's state.</param>
    /// <returns>The job.</returns>
    /// <exception cref="ArgumentException">The name is empty or blank.</exception>
    public static ProcessingJob Create(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new ProcessingJob(name);
    }

    /// <summary>Sets the job's name.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The changed job.</returns>
    public ProcessingJob WithJobName(ValueOf<string> name) => this with { JobName = name };

    /// <summary>Sets the container image.</summary>
    /// <param name="image">The image's URI.</param>
    /// <returns>The changed job.</returns>
    public ProcessingJob WithImage(ValueOf<string> image) => this with { Image = image };

    /// <summary>Sets the command.</summary>
    /// <param name="words">The program and its first arguments.</param>
    /// <returns>The changed job.</returns>
    public ProcessingJob WithEntrypoint(params ReadOnlySpan<ValueOf<string>> words) => this with { Entrypoint = [.. words] };

    /// <summary>Sets the arguments of the command.</summary>
    /// <param name="words">The arguments.</param>
    /// <returns>The changed job.</returns>
    public ProcessingJob WithArguments(params ReadOnlySpan<ValueOf<string>> words) => this with { Arguments = [.. words] };

    /// <summary>Adds data it reads.</summary>
    /// <param name="name">The name of the input.</param>
    /// <param name="s3Uri">Where the data are.</param>
    /// <param name="localPath">Where the container finds them; it begins with <c>/opt/ml/processing/</c>.</param>
    /// <returns>The changed job.</returns>
    public ProcessingJob AddInput(string name, ValueOf<string> s3Uri, string localPath) => AddInput(new ProcessingInput(name, s3Uri, localPath));

    /// <summary>Adds data it reads.</summary>
    /// <param name="input">The input.</param>
    /// <returns>The changed job.</returns>
    public ProcessingJob AddInput(ProcessingInput input) => this with { Inputs = Inputs.Add(input) };

    /// <summary>Adds data it writes.</summary>
    /// <param name="name">The name of the output.</param>
    /// <param name="localPath">Where the container puts them; it begins with <c>/opt/ml/processing/</c>.</param>
    /// <param name="s3Uri">The prefix they get in S3.</param>
    /// <returns>The changed job.</returns>
    public ProcessingJob AddOutput(string name, string localPath, ValueOf<string> s3Uri) => AddOutput(new ProcessingOutput(name, localPath, s3Uri));

    /// <summary>Adds data it writes.</summary>
    /// <param name="output">The output.</param>
    /// <returns>The changed job.</returns>
    public ProcessingJob AddOutput(ProcessingOutput output) => this with { Outputs = Outputs.Add(output) };

    /// <summary>Sets an environment variable.</summary>
    /// <param name="name">The name.</param>
    /// <param name="value">The value, at most 256 characters.</param>
    /// <returns>The changed job.</returns>
    public ProcessingJob WithEnvironment(string name, ValueOf<string> value) => this with { Environment = Environment.RemoveAll(entry => entry.Key == name).Add(new(name, value)) };

    /// <summary>Sets the instances.</summary>
    /// <param name="type">Their type.</param>
    /// <param name="count">Their number.</param>
    /// <param name="volumeSizeInGB">The size of each one's disk in GB.</param>
    /// <returns>The changed job.</returns>
    public ProcessingJob WithInstances(ValueOf<string> type, ValueOf<long> count, ValueOf<long> volumeSizeInGB) =>
        this with { InstanceType = type, InstanceCount = count, VolumeSizeInGB = volumeSizeInGB };

    /// <summary>Sets how long the job may run.</summary>
    /// <param name="time">The time, in whole seconds.</param>
    /// <returns>The changed job.</returns>
    public ProcessingJob WithMaxRuntime(TimeSpan time) => this with { MaxRuntimeInSeconds = WholeSeconds.Of(time, nameof(time)) };

    /// <summary>Sets how long the job may run.</summary>
    /// <param name="seconds">The seconds, or an expression that yields them.</param>
    /// <returns>The changed job.</returns>
    public ProcessingJob WithMaxRuntimeInSeconds(ValueOf<long> seconds) => this with { MaxRuntimeInSeconds = seconds };

    /// <summary>Sets the role the job runs as.</summary>
    /// <param name="roleArn">The role's ARN.</param>
    /// <returns>The changed job.</returns>
    public ProcessingJob WithRole(ValueOf<string> roleArn) => this with { RoleArn = roleArn };

    /// <summary>Sets a further field of the request.</summary>
    /// <param name="name">The name of the field.</param>
    /// <param name="value">Its value.</param>
    /// <returns>The changed job.</returns>
    public ProcessingJob With(string name, Payload value) => this with { Others = Others.RemoveAll(member => member.Name == name).Add(new PayloadMember(name, value)) };
}
