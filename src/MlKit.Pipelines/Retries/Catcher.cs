using System.Collections.Immutable;
using MlKit.Pipelines.Expressions;
using MlKit.Pipelines.Internal;
using MlKit.Pipelines.States;

namespace MlKit.Pipelines.Retries;

/// <summary>Says which errors lead to which state: https://states-language.net/spec.html#fallback-states.</summary>
public sealed record Catcher
{
    /// <summary>Makes a catcher.</summary>
    /// <param name="next">The name of the state the errors lead to.</param>
    /// <param name="errors">The names of the errors; none for all, <see cref="ErrorNames.All"/>.</param>
    /// <exception cref="ArgumentException">The name is empty or blank.</exception>
    public Catcher(string next, params ReadOnlySpan<string> errors)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(next);
        Next = next;
        ErrorEquals = errors.IsEmpty ? [ErrorNames.All] : [.. errors];
    }

    private Catcher()
    {
    }

    /// <summary>Gets the names of the errors.</summary>
    public ImmutableArray<string> ErrorEquals { get; init; }

    /// <summary>Gets the name of the state the errors lead to.</summary>
    public string? Next { get; init; }

    /// <summary>Gets where the error is put into the input (JSONPath).</summary>
    /// <value>The default is <see langword="null"/>: it replaces the input.</value>
    public Expression? ResultPath { get; init; }

    /// <summary>Gets the output (JSONata).</summary>
    /// <value>The default is <see langword="null"/>: the error.</value>
    public Payload? Output { get; init; }

    /// <summary>Gets the variables that are assigned.</summary>
    /// <value>The default is <see langword="null"/>.</value>
    public Payload? Assign { get; init; }

    /// <summary>Gets a comment.</summary>
    /// <value>The default is <see langword="null"/>.</value>
    public string? Comment { get; init; }

    /// <summary>Gets the fields no property has.</summary>
    /// <value>The default is none.</value>
    public ExtraFields Extra { get; init; } = ExtraFields.Empty;

    internal static Catcher Read(ObjectReader reader) => new()
    {
        ErrorEquals = reader.TakeStrings("ErrorEquals"),
        Next = reader.TakeString("Next"),
        ResultPath = reader.TakePath("ResultPath"),
        Output = reader.TakePayload("Output"),
        Assign = reader.TakePayload("Assign"),
        Comment = reader.TakeString("Comment"),
        Extra = reader.Rest(),
    };

    internal static void Write(Catcher catcher, ObjectWriter writer)
    {
        writer.Write("ErrorEquals", catcher.ErrorEquals);
        writer.Write("Comment", catcher.Comment);
        writer.Write("ResultPath", catcher.ResultPath);
        writer.Write("Output", catcher.Output);
        writer.Write("Assign", catcher.Assign);
        writer.Write("Next", catcher.Next);
        writer.Write(catcher.Extra);
    }
}
