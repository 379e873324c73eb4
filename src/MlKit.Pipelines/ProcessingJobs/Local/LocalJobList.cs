using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using MlKit.Pipelines.Running;

namespace MlKit.Pipelines.ProcessingJobs.Local;

/// <summary>Answers <c>ListProcessingJobs</c>: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ListProcessingJobs.html.</summary>
internal static class LocalJobList
{
    private const int DefaultResults = 10;
    private const int MostResults = 100;

    private static readonly string[] Known = ["MaxResults", "NameContains", "NextToken", "SortBy", "SortOrder", "StatusEquals"];

    /// <exception cref="TaskFailedException">The request is not one that can be answered here.</exception>
    public static JsonElement Write(JsonElement request, IEnumerable<LocalJob> jobs)
    {
        if (request.EnumerateObject().Select(field => field.Name).FirstOrDefault(name => !Known.Contains(name)) is { } unknown)
            throw Refused($"{unknown}: must be one of {string.Join(", ", Known)} in a local run, but was given. Leave it out.");

        var chosen = Sort(request, jobs.Where(job => Fits(request, job))).ToList();
        var start = Number(request, "NextToken", 0, 0, chosen.Count);
        var count = Number(request, "MaxResults", DefaultResults, 1, MostResults);
        var answer = new JsonObject { ["ProcessingJobSummaries"] = new JsonArray([.. chosen.Skip(start).Take(count).Select(job => job.Summarize())]) };
        if (start + count < chosen.Count)
            answer["NextToken"] = (start + count).ToString(CultureInfo.InvariantCulture);

        return JobDocuments.ToElement(answer);
    }

    public static TaskFailedException Refused(string message) => new("SageMaker.SageMakerException", $"{message} (Service: SageMaker, Status Code: 400)");

    private static bool Fits(JsonElement request, LocalJob job) =>
        (Text(request, "NameContains") is not { } part || job.Name.Contains(part, StringComparison.OrdinalIgnoreCase)) && (Text(request, "StatusEquals") is not { } status || job.Status == status);

    private static IEnumerable<LocalJob> Sort(JsonElement request, IEnumerable<LocalJob> jobs)
    {
        var sorted = Text(request, "SortBy") switch
        {
            null or "CreationTime" => jobs.OrderBy(job => job.Creation),
            "Name" => jobs.OrderBy(job => job.Name, StringComparer.Ordinal),
            "Status" => jobs.OrderBy(job => job.Status, StringComparer.Ordinal),
            var other => throw Refused($"SortBy: must be CreationTime, Name or Status, but was '{other}'. Use one of them."),
        };
        return Text(request, "SortOrder") switch
        {
            null or "Ascending" => sorted,
            "Descending" => sorted.Reverse(),
            var other => throw Refused($"SortOrder: must be Ascending or Descending, but was '{other}'. Use one of them."),
        };
    }

    private static int Number(JsonElement request, string name, int none, int least, int most)
    {
        if (!request.TryGetProperty(name, out var value))
            return none;

        return int.TryParse(FieldValues.Text(value), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw Refused($"{name}: must be from {least} to {most}, but was '{FieldValues.Text(value)}'. Correct it.");
    }

    private static string? Text(JsonElement request, string name) => request.TryGetProperty(name, out var value) ? FieldValues.Text(value) : null;
}
