namespace MlKit.Pipelines.ProcessingJobs.Local;

/// <summary>A line that an instance of a job wrote.</summary>
/// <param name="Job">The name of the job.</param>
/// <param name="Instance">The number of the instance, from 1.</param>
/// <param name="Text">The line, without its end. Bytes that are not UTF-8 became U+FFFD; a line of more than 262,144 characters comes in pieces.</param>
/// <param name="IsError">Whether it was written to standard error.</param>
public readonly record struct LocalLogLine(string Job, int Instance, string Text, bool IsError)
{
    /// <summary>Returns the line behind the name that its stream has at AWS: <c>job/algo-1</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Job}/algo-{Instance} {Text}";
}
