using System.Buffers;
using System.Text.Json;

namespace MlKit.Labeling.LabelingJobs;

/// <summary>Writes the request of <c>CreateLabelingJob</c>.</summary>
internal static class LabelingJobJson
{
    // The default encoder: it escapes all but ASCII. The AWS CLI reads files in the encoding of the machine.
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n" };

    public static byte[] Write(LabelingJob job)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
            Write(writer, job);
        return [.. buffer.WrittenSpan, (byte)'\n'];
    }

    private static void Write(Utf8JsonWriter writer, LabelingJob job)
    {
        writer.WriteStartObject();
        writer.WriteString("LabelingJobName", job.Name);
        writer.WriteString("LabelAttributeName", job.LabelAttributeName);
        writer.WriteStartObject("InputConfig");
        writer.WriteStartObject("DataSource");
        writer.WriteStartObject("S3DataSource");
        writer.WriteString("ManifestS3Uri", job.ManifestS3Uri);
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteStartObject("OutputConfig");
        writer.WriteString("S3OutputPath", job.S3OutputPath);
        if (job.KmsKeyId is { } key)
            writer.WriteString("KmsKeyId", key);
        writer.WriteEndObject();
        writer.WriteString("RoleArn", job.RoleArn);
        writer.WriteString("LabelCategoryConfigS3Uri", job.LabelCategoryConfigS3Uri);
        WriteStop(writer, job);
        WriteTask(writer, job);
        WriteTags(writer, job);
        writer.WriteEndObject();
    }

    private static void WriteStop(Utf8JsonWriter writer, LabelingJob job)
    {
        if (job.MaxHumanLabeledObjectCount is null && job.MaxPercentageOfInputDatasetLabeled is null)
            return;

        writer.WriteStartObject("StoppingConditions");
        if (job.MaxHumanLabeledObjectCount is { } count)
            writer.WriteNumber("MaxHumanLabeledObjectCount", count);
        if (job.MaxPercentageOfInputDatasetLabeled is { } percentage)
            writer.WriteNumber("MaxPercentageOfInputDatasetLabeled", percentage);
        writer.WriteEndObject();
    }

    private static void WriteTask(Utf8JsonWriter writer, LabelingJob job)
    {
        writer.WriteStartObject("HumanTaskConfig");
        writer.WriteString("WorkteamArn", job.WorkteamArn);
        writer.WriteStartObject("UiConfig");
        writer.WriteString("HumanTaskUiArn", job.HumanTaskUiArn);
        writer.WriteEndObject();
        writer.WriteString("PreHumanTaskLambdaArn", job.PreHumanTaskLambdaArn);
        if (!job.TaskKeywords.IsDefaultOrEmpty)
        {
            writer.WriteStartArray("TaskKeywords");
            foreach (var keyword in job.TaskKeywords)
                writer.WriteStringValue(keyword);
            writer.WriteEndArray();
        }

        writer.WriteString("TaskTitle", job.TaskTitle);
        writer.WriteString("TaskDescription", job.TaskDescription);
        writer.WriteNumber("NumberOfHumanWorkersPerDataObject", LabelingJob.NumberOfHumanWorkersPerDataObject);
        writer.WriteNumber("TaskTimeLimitInSeconds", job.TaskTimeLimit.Ticks / TimeSpan.TicksPerSecond);
        writer.WriteNumber("TaskAvailabilityLifetimeInSeconds", job.TaskAvailabilityLifetime.Ticks / TimeSpan.TicksPerSecond);
        writer.WriteNumber("MaxConcurrentTaskCount", job.MaxConcurrentTaskCount);
        writer.WriteStartObject("AnnotationConsolidationConfig");
        writer.WriteString("AnnotationConsolidationLambdaArn", job.AnnotationConsolidationLambdaArn);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteTags(Utf8JsonWriter writer, LabelingJob job)
    {
        if (job.Tags.IsDefaultOrEmpty)
            return;

        writer.WriteStartArray("Tags");
        foreach (var (key, value) in job.Tags)
        {
            writer.WriteStartObject();
            writer.WriteString("Key", key);
            writer.WriteString("Value", value);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
